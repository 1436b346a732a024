#!/bin/sh
set -e
mkdir "$1/../../annans"
printf "dokument: internkontrollplan\nnämnd: Socialnämnden\når: 2027\n" > "$1/../../annans/plan.yaml"
ln -s ../../annans "$1/del"
