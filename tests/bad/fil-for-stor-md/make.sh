#!/bin/sh
set -e
f="$1/tjansteskrivelse.md"
printf -- '---\ndokument: tj\303\244nsteskrivelse\n---\n' >"$f"
head -c 8388608 /dev/zero | tr '\0' a >>"$f"
