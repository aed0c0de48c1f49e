# SPDX-License-Identifier: MIT
# Same input, same bytes: four time zones, two umasks, touched times, two locales.
. "$SOURCES/tests/program/lib.sh"
cp "$SOURCES/samples/un-report/report.md" report.md
run 0 run un-report report.md -o first.zip
n=0
for zone in UTC Asia/Kathmandu America/St_Johns Pacific/Kiritimati; do
    for mask in 022 077; do
        n=$((n + 1))
        touch -d "20$((10 + n))-03-2$n 02:30:00" report.md
        chmod $((600 + (n % 2) * 44)) report.md
        (umask $mask; TZ=$zone LANG=C.UTF-8 "$DOSSIER" -q run un-report report.md -o "$n.zip") ||
            fail "run in $zone with umask $mask"
        same first.zip "$n.zip"
    done
done
SOURCE_DATE_EPOCH=1700000000 "$DOSSIER" -q run un-report report.md -o epoch1.zip
SOURCE_DATE_EPOCH=1700000000 TZ=Asia/Kathmandu "$DOSSIER" -q run un-report report.md -o epoch2.zip
same epoch1.zip epoch2.zip
finish
