#!/bin/sh
set -e
ln -s .runt "$1/plan.yaml"
ln -s plan.yaml "$1/.runt"
