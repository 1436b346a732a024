#!/bin/sh
set -e
printf 'dokument:\040internkontrollplan\015n\303\244mnd:\040Servicen\303\244mnden\015\303\245r:\0402023\015risker:\015\040\040\055\040risk:\040Digitalisering\015' >"$1/plan.yaml"
