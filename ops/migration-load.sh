# shellcheck shell=bash
# Riders and staff for migration-drill.sh: they ask and edit through nginx without a pause, and write down what they were answered.

readonly riders_per_second=100
load=() # processes

# staff_sign_in "NAME ONE-TIME-PASSWORD": sets staff, the header of a session that outlives the upgrade, and homes.
staff_sign_in() {
    local name=${1% *} chosen=Shengji-2026-yanlian
    staff="Authorization: Bearer $(token "$name" "${1#* }")"
    answer -X POST -H "$staff" -H "$json" -d "{\"current\":\"${1#* }\",\"chosen\":\"$chosen\"}" "$(address /api/session/password)" >/dev/null
    staff="Authorization: Bearer $(token "$name" "$chosen")"
    mapfile -t homes < <(sql "select id from homes where status = 'open' order by id limit 20")
    ((${#homes[@]})) || fail "示例城市里没有开放的站点。"
}

readonly json='Content-Type: application/json'
address() { printf 'http://127.0.0.1:%s%s' "${ports[${2-0}]}" "$1"; }
answer() { curl --silent --show-error --fail-with-body --max-time 30 "$@" || fail "没有答复：curl ${*: -1}。"; }
token() { answer -H "$json" -d "{\"user\":\"$1\",\"password\":\"$2\"}" "$(address /api/session)" | sed 's/.*"token":"\([^"]*\)".*/\1/'; }

load_start() {
    looked=$throwaway/looked edited=$throwaway/edited enough=$throwaway/enough lines=0
    : >"$edited.0" && : >"$edited.1"
    # By lines, or the newest would wait in a buffer. Each is a status, and the age of the data where an instance told that it is stale.
    stdbuf --output=L curl --silent --rate "$riders_per_second/s" --max-time 10 --output /dev/null --write-out '%{http_code} %header{x-data-age}\n' \
        -H "$json" -d '{"lon":119.6063,"lat":39.9365,"datum":"gcj02","openAt":"now"}' \
        "$(address '/api/homes/nearest#[1-1000000]')" >"$looked" 2>&1 7>&- 8>&- 9>&- &
    load+=($!)
    officer 0 7>&- 8>&- 9>&- &
    load+=($!)
    officer 1 7>&- 8>&- 9>&- &
    load+=($!)
}

# officer 0|1: changes the note at the door of every second home, again and again, each time to another. What was answered is written down:
# home, note, status.
officer() {
    local n note id etag status
    for ((n = $1; ; n += 2)); do
        [[ ! -e $enough ]] || exit 0
        id=${homes[n % ${#homes[@]}]}
        note=演练-$n
        etag=$(curl --silent --max-time 30 --output /dev/null --write-out '%header{etag}' -H "$staff" "$(address "/api/staff/homes/$id")") || true
        status=$(curl --silent --max-time 30 --output /dev/null --write-out '%{http_code}' -X PATCH -H "$staff" -H "$json" \
            -H "If-Match: $etag" -d "{\"accessNote\":\"$note\"}" "$(address "/api/staff/homes/$id")") || true
        printf '%s %s %s\n' "$id" "$note" "$status" >>"$edited.$1"
    done
}

# load_phase TITLE: what happened since the last one.
load_phase() {
    local before=$lines
    lines=$(wc -l <"$looked")
    say "  $1：骑手查询 $((lines - before)) 次；至今失败 $(failed_lookups) 次，标明陈旧 $(stale_lookups) 次，修改成功 $(edits_done) 次、失败 $(edits_failed) 次。"
}

failed_lookups() { awk '$1 != 200' "$looked" | wc -l; }
stale_lookups() { awk 'NF > 1' "$looked" | wc -l; }
edits_done() { cat -- "$edited".[01] | awk '$3 == 200' | wc -l; }
edits_failed() { cat -- "$edited".[01] | awk '$3 != 200' | wc -l; }

# fresh_on NUMBER: an edit through nginx shows to riders of that instance, whichever release it is.
fresh_on() {
    local id note tries
    id=$(sql "select id from homes where status = 'open' order by id desc limit 1")
    note=演练-实例$1-$EPOCHREALTIME
    answer -o /dev/null -X PATCH -H "$staff" -H "$json" -d "{\"accessNote\":\"$note\"}" \
        -H "If-Match: $(answer -o /dev/null -w '%header{etag}' -H "$staff" "$(address "/api/staff/homes/$id")")" "$(address "/api/staff/homes/$id")"
    for ((tries = 0; tries < 100; tries++)); do
        [[ $(answer "$(address "/api/homes/$id" "$1")") != *"$note"* ]] || return 0
        sleep 0.1
    done
    fail "实例 $1 在 10 秒内没有显示新的修改：见 $local_dir/log/drill-web-$1.log。"
}

# Edits under way are finished, for one that was cut off would be neither done nor lost.
load_end() {
    ((${#load[@]})) || return 0
    touch "$enough"
    kill -TERM "${load[0]}" 2>/dev/null || true
    { wait "${load[@]}"; } 2>/dev/null || true
    load=()
}

# Every edit that was answered with 200 is in the audit log, and the last of each home is what the database holds.
verdict() {
    local id note lost=0 told kept
    told=$(($(edits_done) + 4)) # with those of fresh_on
    kept=$(sql "select count(*) from audit_entries where action = 'edit'")
    while read -r id note; do
        [[ $(sql "select access_note from homes where id = $id") == "$note" ]] || lost=$((lost + 1))
    done < <(cat -- "$edited".[01] | awk '$3 == 200 { last[$1] = $2 } END { for (id in last) print id, last[id] }')
    (($(wc -l <"$looked") >= riders_per_second)) || fail "几乎没有查询，说明不了什么。"
    (($(failed_lookups) == 0)) || fail "有 $(failed_lookups) 次查询失败：$(awk '$1 != 200 { print $1 }' "$looked" | sort | uniq -c | tr -s ' \n' ' ')。"
    (($(edits_failed) == 0)) || fail "有 $(edits_failed) 次修改没有成功：$(cat -- "$edited".[01] | awk '$3 != 200 { print $3 }' | sort | uniq -c | tr -s ' \n' ' ')。"
    ((lost == 0 && told == kept)) || fail "修改答成功 $told 次，审计记了 $kept 次；$lost 个站点不是最后一次改的样子。"
    say "✓ 查询 $(wc -l <"$looked") 次，没有失败，标明陈旧 $(stale_lookups) 次；修改 $told 次，一次不少。"
}
