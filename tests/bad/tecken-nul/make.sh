#!/bin/sh
set -e
printf 'dokument:\040internkontrollplan\012n\303\244mnd:\040Servicen\303\244mnden\012\303\245r:\0402023\012risker:\012\040\040\055\040risk:\040Digi\000talisering\012' >"$1/plan.yaml"
