#!/bin/sh
set -e
# 1,5 MiB text, och alias som gör den till mer än 8 MiB
f="$1/plan.yaml"
printf 'dokument: internkontrollplan\nn\303\244mnd: Servicen\303\244mnden\n\303\245r: 2023\nrisker:\n' >"$f"
printf '  - &s ' >>"$f"
head -c 1572864 /dev/zero | tr '\0' a >>"$f"
printf '\n  - &l [*s, *s]\n  - [*l,*l]\n' >>"$f"
