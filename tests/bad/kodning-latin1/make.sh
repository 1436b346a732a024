#!/bin/sh
set -e
printf 'dokument:\040internkontrollplan\012n\344mnd:\040Servicen\344mnden\012\345r:\0402023\012risker:\012\040\040\055\040risk:\040Digitalisering\012' >"$1/plan.yaml"
