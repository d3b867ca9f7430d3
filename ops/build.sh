# shellcheck shell=bash
# Builds what a command needs, and only when a source has changed.

# Our programs need no ICU, and a small server has none; without this the SDK itself would not start there.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

readonly seed_dll=$root/seed/bin/Release/net10.0/QhdHomeMap.Seed.dll
readonly geo_dll=$root/geo/Cli/bin/Release/net10.0/QhdHomeMap.Cli.dll
readonly bench_dll=$root/tests/Benchmarks/bin/Release/net10.0/QhdHomeMap.Benchmarks.dll
# Web and Jobs run for months from here while the sources, and with them bin/, are built anew beside it.
readonly web_dir=$local_dir/web
readonly jobs_dir=$local_dir/jobs
readonly sandbox_dir=$local_dir/sandbox

build_seed() { build "seed/Seed.csproj" "$seed_dll" build; }
build_geo() { build "geo/Cli/Cli.csproj" "$geo_dll" build; }
build_bench() { build "tests/Benchmarks/Benchmarks.csproj" "$bench_dll" build; }
build_solution() { build "QhdHomeMap.sln" "$seed_dll" build; }
build_web() { build "api/Web/Web.csproj" "$web_dir/QhdHomeMap.Api.dll" publish -o "$web_dir"; }
build_jobs() { build "jobs/Jobs.csproj" "$jobs_dir/QhdHomeMap.Jobs.dll" publish -o "$jobs_dir"; }
build_sandbox() { build "api/WeChatSandbox/WeChatSandbox.csproj" "$sandbox_dir/QhdHomeMap.WeChatSandbox.dll" publish -o "$sandbox_dir"; }

# Names, sizes and times of all files that a build reads, with the SDK. By find and not by git: the files of another
# user or of an unpacked archive count too. Not the pages, whose own build has Web published again (console.sh), and no hidden
# folder beside them: a server's user may have its home here, where NuGet and npm keep theirs.
sources_stamp() {
    {
        dotnet --list-sdks
        find "$root" \( -path "$root/.*" -type d -o -name .git -o -name bin -o -name obj -o -name node_modules -o -name ops \
            -o -path "$root/api/console" -o -path "$root/api/Web/wwwroot" \) -prune -o -type f ! -name '*.md' -printf '%P %s %T@\n'
    } | sort | sha256sum
}

# build PROJECT PRODUCT VERB [OPTION…]. With QHD_AS_BUILT what is there is taken as it is, whatever the sources.
build() {
    local project=$1 product=$2 verb=$3 stamp built log
    shift 3
    [[ ! ${QHD_AS_BUILT-} || ! -e $product ]] || return 0
    need_sdk
    prepare_local
    built=$local_dir/built/${project##*/}.stamp
    log=$local_dir/log/build.log
    lock_briefly "$local_dir/run/build.lock" "等待另一个 qhd 编译完"
    stamp=$(sources_stamp)
    if [[ ! -e $product || ! -e $built || $(<"$built") != "$stamp" ]]; then
        need_space "$root" 300 "编译"
        work "编译 ${project##*/}" "$log" dotnet "$verb" "$root/$project" -c Release "$@" \
            --nologo -v quiet -nodeReuse:false -p:UseSharedCompilation=false || build_failed "$log"
        printf '%s' "$stamp" >"$built"
    fi
    exec 9>&-
}

build_failed() {
    local errors
    errors=$(grep -E '(:| )error ' -- "$1" | sed 's/ \[[^[]*\]$//' | sort -u | head -n 10) || true
    if [[ $errors ]]; then
        printf '%s\n' "$errors" | sed 's/^/  │ /' >&2
    else
        show_log "$1"
    fi
    case $errors in
        *NU1301*) fail "编译要用的 NuGet 包取不到：请检查网络或代理，再运行一次。" ;;
        *"No space left"*) fail "编译时磁盘满了：请清理磁盘，再运行一次。" ;;
        *) fail "编译没有通过：请按上面的错误改正，再运行一次；全部输出在 $1。" ;;
    esac
}
