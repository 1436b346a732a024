#!/bin/sh
set -e
mkdir "$1/../.gemensamt"
mv "$1/plan.yaml" "$1/karta.png" "$1/../.gemensamt"
ln -s ../.gemensamt/plan.yaml "$1/plan.yaml"
ln -s ../.gemensamt/karta.png "$1/karta.png"
