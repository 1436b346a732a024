#!/bin/sh
set -e
ln -s /etc/passwd "$1/karta.png"
