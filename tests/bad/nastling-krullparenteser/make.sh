#!/bin/sh
set -e
f="$1/plan.yaml"
printf 'dokument: internkontrollplan\nn\303\244mnd: Servicen\303\244mnden\n\303\245r: 2023\nrisker: ' >"$f"
head -c 100000 /dev/zero | tr '\0' '[' >>"$f"
head -c 100000 /dev/zero | tr '\0' ']' >>"$f"
echo >>"$f"
