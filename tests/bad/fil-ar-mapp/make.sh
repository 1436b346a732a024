#!/bin/sh
set -e
mkdir "$1/plan.yaml"
