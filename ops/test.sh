# shellcheck shell=bash
# All tests, each project as a program of its own on Microsoft.Testing.Platform, one after the other: each already
# uses every core, and measured waits do not disturb each other.

test_everything() {
    tests_passed=0 tests_failed=0 tests_skipped=0 tests_troubles=()
    test_options "$@"
    on_exit test_summary
    need_sdk
    need_command shellcheck
    need_postgres
    need_browser
    build_console
    check_console
    build_solution
    test_format
    throwaway_use
    QHD_TEST_DATABASE=$(connection_string "$throwaway" postgres)
    export QHD_TEST_DATABASE
    unset QHD_DATABASE # no test may reach real data

    local project
    for project in "${test_projects[@]}"; do
        test_project "$project"
    done
    ((tests_passed + tests_failed > 0)) || test_trouble "一个测试也没有跑到。"
    ((tests_failed + ${#tests_troubles[@]} == 0)) || exit 1
}

# Sets test_projects, the names of folders below tests/, and test_arguments.
test_options() {
    local named folder
    test_projects=() test_arguments=()
    for folder in "$root"/tests/*.Tests/; do
        folder=${folder%/}
        test_projects+=("${folder##*/}")
    done
    while (($#)) && [[ $1 != -- ]]; do
        named+=("${1%.Tests}.Tests")
        [[ -d $root/tests/${named[-1]} ]] ||
            refuse "没有“$1”这个测试项目；有的是 ${test_projects[*]%.Tests}。"
        shift
    done
    (($# == 0)) || test_arguments=("${@:2}")
    [[ -z ${named-} ]] || test_projects=("${named[@]}")
}

test_format() {
    local log=$local_dir/log/format.log
    work "检查 C# 代码格式" "$log" format_csharp || {
        show_log "$log" 30
        test_trouble "代码格式不合：请运行 dotnet csharpier format . 后再试。"
    }
    work "检查脚本" "$log" shellcheck --external-sources --check-sourced "$root/qhd" "$root/.ci/run" \
        "$root/ops/recovery-drill.sh" "$root/ops/migration-drill.sh" "$root/ops/systemd/wait-ready" "$root/ops/systemd/backup-nightly" || {
        show_log "$log" 60
        test_trouble "shellcheck 对脚本有意见：请按上面的提示改正。"
    }
}

format_csharp() {
    cd -- "$root" && dotnet tool restore && dotnet csharpier check .
}

# Runs one project and adds what its report counts; a project that never got to its end leaves no report.
test_project() {
    local name=$1 status=0 report counts
    local dll=$root/tests/$name/bin/Release/net10.0/QhdHomeMap.$name.dll
    say "▶ $name"
    if [[ ! -e $dll ]]; then
        test_trouble "$name 没有编译出来：请把它加进 QhdHomeMap.sln。"
        return
    fi
    report=$throwaway/$name.xml
    obey dotnet "$dll" --results-directory "$throwaway" --report-xunit-xml --report-xunit-xml-filename "$name.xml" \
        --progress off --timeout 15m "${test_arguments[@]}" </dev/null || status=$?
    if ! counts=$(grep -m 1 -o '<assembly [^>]*>' -- "$report" 2>/dev/null); then
        test_trouble "$name 没有跑到底（退出码 $status），没有留下结果。"
        return
    fi
    tests_passed=$((tests_passed + $(count_of passed "$counts")))
    tests_skipped=$((tests_skipped + $(count_of skipped "$counts")))
    tests_failed=$((tests_failed + $(count_of failed "$counts") + $(count_of errors "$counts")))
    case $status in
        0 | 2) ;; # all passed; some failed, which the counts say
        8) ((${#test_arguments[@]})) || test_trouble "$name 里一个测试也没有跑。" ;;
        *) test_trouble "$name 没有正常结束（退出码 $status）。" ;;
    esac
}

# count_of NAME ELEMENT: the number in an attribute.
count_of() {
    [[ $2 =~ [[:space:]]$1=\"([0-9]+)\" ]]
    printf '%s' "${BASH_REMATCH[1]}"
}

# What makes the run fail although it is no failed test.
test_trouble() {
    say "失败：$*"
    tests_troubles+=("$*")
}

# Whatever happened, the last line is the count.
test_summary() {
    local skipped='' trouble
    for trouble in "${tests_troubles[@]}"; do
        say "未通过：$trouble"
    done
    ((tests_skipped == 0)) || skipped=", $tests_skipped skipped"
    printf '%s passed, %s failed%s\n' "$tests_passed" "$tests_failed" "$skipped"
}
