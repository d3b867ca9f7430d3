# shellcheck shell=bash
# What each command is for, in the words of those who call it.

# help [COMMAND [PART…]]
help() {
    local command=${1-}
    (($# == 0)) || shift
    [[ ${1-} != -* ]] || set -- # that help is wanted
    case $command in
        '') help_all ;;
        import) help_of_import "$@" ;;
        geo) build_geo && obey dotnet "$geo_dll" "$@" --help ;;
        db | bench | user) "help_$command" ;; # their parts are few and stand together
        up | test | backup | restore | doctor | help)
            (($# == 0)) || refuse "qhd $command 没有“$*”这一部分；见 ./qhd help $command。"
            "help_$command"
            ;;
        *) refuse "没有 $command 这个命令；./qhd help 列出全部命令。" ;;
    esac
}

# help_wanted COMMAND [ARGUMENT…]: whether a call only asks how to call. `geo` answers for itself; behind `test --` and
# `db psql` somebody else is asked.
help_wanted() {
    case ${1-} in
        import | user) [[ " ${*:2} " == *\ @(-h|--help)\ * ]] ;;
        up | test | bench | db | backup | restore | doctor) [[ ${2-} == @(-h|--help) ]] ;;
        *) false ;;
    esac
}

help_of_import() {
    case ${1-} in
        homes) help_import_homes ;;
        roads | workers | boundaries | holidays) "help_import_$1" ;;
        '')
            help_import_homes
            local part
            for part in roads workers boundaries holidays; do
                printf '\n'
                "help_import_$part"
            done
            ;;
        *) refuse_import "$1" ;;
    esac
}

help_help() { printf '%s\n' "用法：./qhd help [命令]    列出全部命令，或说明其中一个，例如 ./qhd help import homes"; }

help_all() {
    cat <<'TEXT'
秦皇岛市共享职工之家 · 工会在你身边

用法：./qhd 命令 [参数]

  up                启动整个系统；缺什么装什么，第一次会建库并装入示例城市
  test              装好测试所需，跑全部测试
  import homes 文件  导入共享职工之家与工会驿站的清单（csv、xlsx、geojson）
  import roads 文件    导入路网，替换现有的（osm.pbf、geojson、shp）
  import workers 文件  导入单位与人数，或骑手按网格和小时的活动（csv、xlsx、geojson）
  import boundaries 文件  导入县区、乡镇街道的边界（geojson）
  import holidays 文件  导入一年的节假日与调休安排（json）
  geo …             在文件上换算坐标、算沿路的范围与距离、找人群、算可达性，不用数据库
  bench [名称]       性能测量
  db …              启停、查看本份代码自己的数据库
  user add|reset …  增加工作人员的账号，或重置密码
  backup 文件        把整个数据库备份成一个文件，运行中也可以
  restore 文件       用备份替换数据库，或恢复到旁边作比较
  doctor            检查本机、数据库、网站与备份，逐项说好坏和怎么办
  help [命令]        本说明，或一个命令的说明，例如 help import homes

退出码：0 办成了，1 没办成，2 用法不对。
TEXT
}

help_up() {
    cat <<'TEXT'
用法：./qhd up [--port 8080] [--host 127.0.0.1] [--no-sample | --only-prepare]

启动整个系统，按 Ctrl-C 停止全部。重复启动会沿用已有的数据。

  --port 端口    网站的端口，缺省 8080；微信沙箱用下一个端口，后台任务用再下一个（只有本机能访问）
  --host 地址    网站监听的地址，缺省 127.0.0.1（只有本机能访问；前面放 nginx）
  --no-sample   空库也不装示例城市
  --only-prepare  只升级数据表、编译网站与后台任务，不装示例，什么也不启动：给由 systemd 运行的服务器用

没有配置小程序的 appid（环境变量 WeChat__AppId，连同密钥 WeChat__Secret）时，还启动微信沙箱：假手机、假消息，只有本机能访问。
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

help_import_homes() {
    cat <<'TEXT'
用法：./qhd import homes 文件 --datum 坐标系 [--dry-run] [--skip-bad] [--keep-similar] [--hours]

导入共享职工之家与工会驿站的清单：csv、xlsx 或 geojson，列名中英文都行，先后不限。

  --datum 坐标系   文件里坐标的坐标系：gcj02（高德、腾讯、微信）、bd09（百度）、wgs84（GPS）、cgcs2000（天地图、测绘），
                  或 epsg4549（CGCS2000 三度带，以米为单位的东坐标、北坐标）
  --dry-run       只检查，不写入
  --skip-bad      写入没有问题的行，有问题的另存一个文件
  --keep-similar  相距不到 20 米、名称相近的，确是两处
  --hours         列出全部开放时间是怎样读的；不写时最多列 20 种

有一行不对就一行也不写，并列出每处问题的行、列、值与原因。同一文件导入两次不会重复。
各列怎么填、每条提示的意思见 docs/import-homes.md。
TEXT
}

help_import_roads() {
    cat <<'TEXT'
用法：./qhd import roads 文件 [--clip areas|范围.geojson] [--datum 坐标系]

导入路网，整个替换现有的：OpenStreetMap 的 osm.pbf，或 geojson、shp 的线。写完之前一直用原来的；中途停下，什么也没有变。

  --clip 范围     只要这个范围里的：areas（本市各县区），或一个面的 geojson 文件（WGS-84）
  --datum 坐标系   geojson 和 shp 里坐标的坐标系，必填；osm.pbf 一定是 wgs84，不用写

导入后列出采用和未采用的线（按原因）、各类道路的公里数、互不相通的片数和断头。见 docs/import-roads-workers.md。
TEXT
}

help_import_workers() {
    cat <<'TEXT'
用法：./qhd import workers 文件 --datum 坐标系 [--dry-run] [--skip-bad] [--add]

导入职工在哪里：csv、xlsx 或 geojson，一个文件一种，按列名分辨。
  单位      名称、经度、纬度、人数，可有 行业、区县、班次
  骑手活动   经度、纬度（网格中心）、网格边长、小时、人数，可有 日类型（或星期）、区县

  --datum 坐标系   同 import homes
  --dry-run       只检查，不写入
  --skip-bad      写入没有问题的行，有问题的另存一个文件
  --add           只增加和更新；不写时，文件是这一种的全部，里面没有的会删去

涉及个人的位置只收聚合过的：网格不小于 250 米，每格每小时不少于 5 人，互不重叠；逐人的不收。见 docs/import-roads-workers.md。
TEXT
}

help_import_boundaries() {
    cat <<'TEXT'
用法：./qhd import boundaries 文件 [--dry-run]

导入县区、乡镇街道的边界：WGS-84 的 geojson，按 code（6 位或 9 位代码）认，乡镇街道也可按 name 和 area。
自相交的能修就修，修不好就一个也不写。文件里没有的地方保持原样。

  --dry-run       只检查，不写入
TEXT
}

help_import_holidays() {
    cat <<'TEXT'
用法：./qhd import holidays 文件

导入国务院公布的一年节假日与调休安排（格式见 seed/data/holidays/README.md）；已有的年份整年替换。
TEXT
}

help_bench() {
    cat <<'TEXT'
用法：./qhd bench [名称] [参数…]

性能测量，在一个用完即删的数据库上进行，不碰真实数据。不写名称时列出可用的名称和参数。

  cluster [--points 100000,1000000]   人群聚类，与 PostGIS 比较；本机的 python3 有 scikit-learn 时也与它比较
  reach|matrix|snap [--peers] [--roads 文件.osm.pbf]
      沿路范围、距离矩阵、吸附到路段：在 200×200 的网格上，给了 --roads 也在真实路网上；
      --peers 装上 pgRouting，同一次运行里一起比较
  byroad [--roads 文件.osm.pbf]
      骑手沿路找最近的阵地要等多久：在示例城市里，给了 --roads 也在真实路网上
  coverage
      全市覆盖报告：200 个站点，10 万人，一小时、168 小时、搬动一个站点，直线与沿路；直线与 PostGIS 比较
  import --roads 文件.osm.pbf [--peers]
      导入路网；--peers 装上 osm2pgrouting，同一次运行里一起比较
  tiles                               矢量瓦片：阵地、道路、网格、服务圈各层，与 PostGIS 的 ST_AsMVT 比较
TEXT
}

help_db() {
    cat <<'TEXT'
用法：./qhd db start|stop|status|psql

本份代码自己的数据库集群。up 与 import 会自己启停它，这些命令用来查看数据或演练断库。

  start    启动并留着，直到 stop
  stop     停下数据库服务，数据都保留，下次启动接着用；up 还在运行时，网站会用快照继续回答
  status   是否在运行，数据与套接字在哪里
  psql     打开 psql，后面的参数原样交给它，例如 ./qhd db psql -c '\dt'
TEXT
}

help_user() {
    cat <<'TEXT'
用法：./qhd user add 用户名 --name 姓名 --role 角色 (--union 工会 | --home 站点编号)
      ./qhd user reset 用户名

工作人员的账号，供管服务器的人用；日常的增减由市、县区总工会的工作人员在网页或接口上办。

add：增加一个账号，显示一次性密码，首次登录须修改。
  --name 姓名     给同事和审计记录看
  --role 角色     city_officer 市总，county_officer 县区总，union_officer 乡镇街道、系统与直属工会，
                 home_manager 站点管理员，planner 规划，finance 财务，viewer 只看
  --union 工会    管辖的工会（含其下级）：代码或全称，例如 130302 或 海港区总工会
  --home 编号     站点管理员所管的职工之家

reset：给忘了密码或丢了手机的人：新的一次性密码，解除锁定，关闭两步验证，退出全部登录。
TEXT
}

help_backup() {
    cat <<'TEXT'
用法：./qhd backup 文件 [--force]

把整个数据库备份成一个文件，系统运行中也可以做：内容是同一时刻的。写完会读回核对；只有当前用户能读。

  --force  覆盖已有的文件

文件是不压缩的 zip，里面是 database.dump（pg_dump 的自定义格式）、manifest.json（版本、时间、各表行数）和 SHA256SUMS。
每次成功都在 .local/backups.log 里记一行，./qhd doctor 据此提醒。每夜自动备份见 docs/operations.md。
TEXT
}

help_restore() {
    cat <<'TEXT'
用法：./qhd restore 文件 [--compare]

用备份替换数据库：先核对文件，恢复到旁边的新库，升级到本版本，行数与备份所记的相同，才一次换上。
原来的库改名留着，命令结束时会说怎样删去、怎样退回。运行中的网站会自己跟上，其间用快照继续回答。

  --compare  只恢复到旁边，列出与现在不同的行数和阵地，不换上

设了 QHD_DATABASE 时，连接的角色要能建库（CREATEDB），并且是这个库的主人。
TEXT
}

help_doctor() {
    cat <<'TEXT'
用法：./qhd doctor [--port 8080] [--json]

逐项检查本机、数据库、网站与备份，每项一行：好、注意或坏，以及怎么办。只看，不改动，也不安装。
有一项坏，退出码就是 1。

  --port 端口  网站的端口，缺省是正在运行的 ./qhd up 的端口，没有则 8080
  --json      给程序看的格式
TEXT
}
