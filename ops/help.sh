# shellcheck shell=bash
# What each command is for, in the words of those who call it.

help() {
    (($# <= 1)) || refuse "qhd help 后面最多写一个命令。"
    case ${1-} in
        '') help_all ;;
        up) help_up ;;
        test) help_test ;;
        import) help_import ;;
        geo) build_geo && dotnet "$geo_dll" --help ;;
        bench) help_bench ;;
        db) help_db ;;
        help) printf '%s\n' "qhd help [命令]  列出全部命令，或说明其中一个" ;;
        *) refuse "没有 $1 这个命令；./qhd help 列出全部命令。" ;;
    esac
}

help_all() {
    cat <<'TEXT'
秦皇岛市共享职工之家 · 工会在你身边

用法：./qhd 命令 [参数]

  up                启动整个系统；缺什么装什么，第一次会建库并装入示例城市
  test              装好测试所需，跑全部测试
  import homes 文件  导入共享职工之家与工会驿站的清单（csv、xlsx、geojson）
  import holidays 文件  导入一年的节假日与调休安排（json）
  geo …             在文件上做坐标与空间计算，不用数据库
  bench [名称]       性能测量
  db …              启停、查看本份代码自己的数据库
  help [命令]        本说明，或一个命令的说明

退出码：0 办成了，1 没办成，2 用法不对。
TEXT
}

help_up() {
    cat <<'TEXT'
用法：./qhd up [--port 8080] [--host 127.0.0.1] [--no-sample]

启动整个系统，按 Ctrl-C 停止全部。重复启动会沿用已有的数据。

  --port 端口    网站的端口，缺省 8080
  --host 地址    网站监听的地址，缺省 127.0.0.1（只有本机能访问；前面放 nginx）
  --no-sample   空库也不装示例城市

数据库缺省是本份代码自己的 PostgreSQL 集群（.local/postgres，只经 Unix 套接字访问）。
要用别的数据库，把 Npgsql 连接串放进环境变量 QHD_DATABASE。
日志在 .local/log。要清空数据从头再来：先停下，再删去 .local/postgres（若它是链接，连同所指的文件夹）。
TEXT
}

help_test() {
    cat <<'TEXT'
用法：./qhd test [项目…] [-- 测试程序的参数…]

跑全部测试：先查代码格式，再在一个用完即删的 PostGIS 上逐个跑 tests/ 下的项目。
最后一行是“N passed, N failed”，有跳过的再加“, N skipped”；全部通过时退出码是 0。

  ./qhd test Geo                              只跑 Geo.Tests
  ./qhd test Geo -- --filter-class '*Opening*'   只跑其中一些类

环境变量 QHD_CASES 指向标准答案的文件夹；不设时用它的测试会跳过并说明。
TEXT
}

help_import() {
    cat <<'TEXT'
用法：./qhd import homes 文件 --datum 坐标系 [--dry-run] [--skip-bad] [--keep-similar]
      ./qhd import holidays 文件

homes：导入共享职工之家与工会驿站的清单：csv、xlsx 或 geojson，列名中英文都行，先后不限。

  --datum 坐标系   文件里坐标的坐标系：gcj02（高德、腾讯、微信）、bd09（百度）、wgs84（GPS）、cgcs2000（天地图、测绘），
                  或 epsg4549（CGCS2000 三度带，以米为单位的东坐标、北坐标）
  --dry-run       只检查，不写入
  --skip-bad      写入没有问题的行，有问题的另存一个文件
  --keep-similar  相距不到 20 米、名称相近的，确是两处

有一行不对就一行也不写，并列出每处问题的行、列、值与原因。同一文件导入两次不会重复。
各列怎么填、每条提示的意思见 docs/import-homes.md。

holidays：导入国务院公布的一年节假日与调休安排（格式见 seed/data/holidays/README.md）；已有的年份整年替换。
TEXT
}

help_bench() {
    cat <<'TEXT'
用法：./qhd bench [名称] [参数…]

性能测量，在一个用完即删的数据库上进行，不碰真实数据。不写名称时列出或跑全部。
TEXT
}

help_db() {
    cat <<'TEXT'
用法：./qhd db start|stop|status|psql

本份代码自己的数据库集群。up 与 import 会自己启停它，这些命令用来查看数据或演练断库。

  start    启动并留着，直到 stop
  stop     停止；up 还在运行时，网站会用快照继续回答
  status   是否在运行，数据与套接字在哪里
  psql     打开 psql，后面的参数原样交给它，例如 ./qhd db psql -c '\dt'
TEXT
}
