#!/bin/sh
set -e
mkfifo "$1/karta.png"
