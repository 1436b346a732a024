#!/bin/sh
set -e
printf 'dokument:\040internkontrollplan\015\012n\303\244mnd:\040Servicen\303\244mnden\015\012\303\245r:\0402023\015\012risker:\015\012\040\040\055\040risk:\040Digitalisering\015\012' >"$1/plan.yaml"
