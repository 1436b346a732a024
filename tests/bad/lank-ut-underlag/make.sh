#!/bin/sh
set -e
printf "kommun: Ekeby kommun\n" > "$1/../../annans.yaml"
ln -s ../../annans.yaml "$1/underlag.yaml"
