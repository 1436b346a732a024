#!/bin/sh
set -e
printf 'dokument:\040internkontrollplan\012na\314\210mnd:\040Servicena\314\210mnden\012a\314\212r:\0402023\012risker:\012\040\040\055\040risk:\040Digitalisering\012' >"$1/plan.yaml"
