# A description of 8191 times four letters; a cell holds 32 767 characters.
cd "$1" || exit 1
{
    printf 'dokument: internkontrollplan\nnämnd: Servicenämnden\når: 2023\n'
    printf 'antagen: 2022-12-01\nrisker:\n  - risk: Fel i register\n    beskrivning: '
    i=0
    while [ $i -lt 8191 ]; do printf 'ordå'; i=$((i + 1)); done
    echo
} >plan.yaml
