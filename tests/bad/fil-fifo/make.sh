#!/bin/sh
set -e
mkfifo "$1/plan.yaml"
