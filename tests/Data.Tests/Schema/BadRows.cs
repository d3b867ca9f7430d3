namespace QhdHomeMap.Data.Tests.Schema;

/// <summary>For every check and key of the database at least one row that it must refuse, by the constraint's name.</summary>
internal static class BadRows
{
    public static IEnumerable<(string Constraint, string Sql)> All =>
        [
            .. Homes,
            .. OnAHome,
            .. Areas,
            .. Unions,
            .. Quotas,
            .. Services,
            .. Terms,
            .. Holidays,
            .. Feed,
            .. BadStaffRows.All,
            .. BadRoadRows.All,
            .. BadPlanRows.All,
            .. BadRiderRows.All,
            .. BadNoticeRows.All,
            ("ck_shared_secrets_name", "insert into shared_secrets (name, updated_at) values (' ', now())"),
        ];

    private static (string, string)[] Homes =>
        [
            ("ck_homes_code", NewHome.Insert(("code", "'  '"))),
            ("ck_homes_name", NewHome.Insert(("name", "' '"))),
            ("ck_homes_kind", NewHome.Insert(("kind", "'shop'"))),
            ("ck_homes_kind", NewHome.Insert(("kind", "'Home'"))),
            ("ck_homes_level", NewHome.Insert(("level", "'city'"))),
            ("ck_homes_grade", NewHome.Insert(("grade", "'gold'"))),
            ("ck_homes_form", NewHome.Insert(("form", "'always'"))),
            ("ck_homes_access", NewHome.Insert(("access", "'key'"))),
            ("ck_homes_status", NewHome.Insert(("status", "'shut'"))),
            ("ck_homes_coverage_radius", NewHome.Insert(("coverage_radius_m", "49"))),
            ("ck_homes_coverage_radius", NewHome.Insert(("coverage_radius_m", "50001"))),
            ("ck_homes_location", NewHome.Insert(("location", "'POINT EMPTY'::geography"))),
            ("ck_homes_location", NewHome.Insert(("location", "st_point('NaN', 40, 4326)::geography"))),
            ("ck_homes_location", NewHome.Insert(("location", "st_point(119, 'NaN', 4326)::geography"))),
            ("ck_homes_capacity", NewHome.Insert(("capacity", "0"))),
            ("ck_homes_capacity", NewHome.Insert(("capacity", "100001"))),
            ("ck_homes_suspension", NewHome.Insert(("status", "'suspended'"), ("suspended_from", "now()"))),
            ("ck_homes_suspension", NewHome.Insert(("status", "'suspended'"), ("suspension_reason", "'停电'"))),
            ("ck_homes_suspension", NewHome.Insert(("suspension_reason", "'停电'"))),
            ("ck_homes_suspension", NewHome.Insert(("suspended_from", "now()"))),
            (
                "ck_homes_suspension",
                NewHome.Insert(
                    ("status", "'suspended'"),
                    ("suspension_reason", "'停电'"),
                    ("suspended_from", "now()"),
                    ("suspended_until", "now()")
                )
            ),
            ("ck_homes_suspended_from", Suspended("'-infinity'", "null")),
            ("ck_homes_suspended_from", Suspended("'1999-12-31T23:59:59Z'", "null")),
            ("ck_homes_suspended_until", Suspended("now()", "'infinity'")),
            ("ck_homes_suspended_until", Suspended("now()", "'2200-01-01T00:00:01Z'")),
            ("ck_homes_sample", NewHome.Insert(("is_sample", "true"))),
            ("ck_homes_sample", NewHome.Insert(("is_sample", "true"), ("name", "'共享职工之家（示例）'"))),
            (
                "ck_homes_sample",
                NewHome.Insert(("is_sample", "true"), ("name", "'（示例）共享职工之家'"), ("phone", "'12351'"))
            ),
            ("ix_homes_code", Twice(NewHome.Insert(("code", "'H-1'")))),
            ("ix_homes_name_address", Twice(NewHome.Insert(("code_assigned", "true")))),
            ("ix_homes_filing_no", Twice(NewHome.Insert(("filing_no", "'备-1'")))),
        ];

    private static (string, string)[] OnAHome =>
        [
            (
                "ck_home_managers_name",
                OnNewHome("insert into home_managers (home_id, name, full_time) select id, ' ', true from h")
            ),
            (
                "ck_home_services_verified_at",
                OnNewHome(
                    "insert into home_services (home_id, service_id, verified_at) select id, 0, '-infinity' from h"
                )
            ),
            (
                "ck_home_alerts_since",
                OnNewHome("insert into home_alerts (home_id, service_id, since) select id, 7, 'infinity' from h")
            ),
            (
                "pk_home_services",
                OnNewHome("insert into home_services (home_id, service_id) select id, 0 from h, generate_series(1, 2)")
            ),
            (
                "pk_home_alerts",
                OnNewHome(
                    "insert into home_alerts (home_id, service_id, since) select id, 7, now() from h, generate_series(1, 2)"
                )
            ),
        ];

    private static (string, string)[] Areas =>
        [
            ("ck_areas_code", Area("13030", "某区")),
            ("ck_areas_code", Area("13030A", "某区")),
            ("ck_areas_residents", "update areas set residents_year = null"),
            ("ck_areas_residents", "update areas set residents = -1"),
            ("ix_areas_name", Area("130399", "海港区")),
            ("ck_zone_hosts_differ", "insert into zone_hosts (zone_code, host_code) values ('130302', '130302')"),
            ("pk_zone_hosts", "insert into zone_hosts (zone_code, host_code) values ('130371', '130302')"),
            (
                "ck_townships_code",
                "insert into townships (code, area_code, name) values ('13030299', '130302', '某镇')"
            ),
            (
                "ix_townships_area_code_name",
                "insert into townships (code, area_code, name) values ('130302999', '130302', '海港镇')"
            ),
        ];

    private static (string, string)[] Unions =>
        [
            ("ck_unions_kind", Union("'X'", "'某工会'", "'guild'", City, "null")),
            ("ck_unions_parent", Union("'X'", "'某工会'", "'city'", City, "null")),
            ("ck_unions_parent", Union("'X'", "'某工会'", "'direct'", "null", "null")),
            ("ck_unions_parent", "update unions set parent_id = id where code = '130302'"),
            ("ck_unions_area", Union("'X'", "'某工会'", "'county'", City, "null")),
            ("ck_unions_area", Union("'X'", "'某工会'", "'system'", City, "'130302'")),
            ("ix_unions_code", Union("'130302'", "'某工会'", "'direct'", City, "null")),
            ("ix_unions_name", Union("'X'", "'海港区总工会'", "'direct'", City, "null")),
        ];

    private static (string, string)[] Quotas =>
        [
            ("ck_quotas_homes", Quota(2024, "county", -1)),
            ("ck_quotas_level", Quota(2024, "village", 1)),
            ("ck_quotas_year", Quota(2019, "county", 1)),
            ("ck_quotas_year", Quota(2101, "county", 1)),
            ("pk_quotas", Quota(2023, "county", 1)),
        ];

    private static (string, string)[] Services =>
        [
            ("ck_services_id", Service(64, "'x'", "'某项'", "'facility'")),
            ("ck_services_id", Service(-1, "'x'", "'某项'", "'facility'")),
            ("ck_services_code", Service(63, "'Hot water'", "'某项'", "'facility'")),
            ("ck_services_category", Service(63, "'x'", "'某项'", "'luxury'")),
            ("ix_services_code", Service(63, "'water'", "'某项'", "'facility'")),
            ("ix_services_name", Service(63, "'x'", "'饮水'", "'facility'")),
        ];

    private static IEnumerable<(string, string)> Terms =>
        new[] { "host_positions", "settings", "activity_kinds", "served_groups" }.SelectMany(table =>
            new[]
            {
                ($"ck_{table}_code", $"insert into {table} (code, name, sort_order) values ('1x', '某项', 99)"),
                ($"ix_{table}_name", $"insert into {table} (code, name, sort_order) select 'x', name, 99 from {table}"),
            }
        );

    private static (string, string)[] Holidays =>
        [
            ("ck_holiday_years_year", "insert into holiday_years (year, source) values (2019, 'x')"),
            (
                "ck_holiday_dates_year",
                "insert into holiday_years (year, source) values (2030, 'x'); "
                    + "insert into holiday_dates (date, year, name, is_workday) values ('2029-01-01', 2030, '元旦', false)"
            ),
            (
                "ck_holiday_dates_name",
                "insert into holiday_years (year, source) values (2030, 'x'); "
                    + "insert into holiday_dates (date, year, name, is_workday) values ('2030-01-01', 2030, ' ', false)"
            ),
        ];

    private static (string, string)[] Feed =>
        [("home_feed_epoch_only_row_check", "insert into home_feed_epoch (only_row) values (false)")];

    private const string City = "(select id from unions where code = '130300')";

    private static string Twice(string insert) => $"{insert}; {insert}";

    private static string Suspended(string from, string until) =>
        NewHome.Insert(
            ("status", "'suspended'"),
            ("suspension_reason", "'停电'"),
            ("suspended_from", from),
            ("suspended_until", until)
        );

    private static string OnNewHome(string insert) => $"with h as ({NewHome.Insert()}) {insert}";

    private static string Area(string code, string name) =>
        $"insert into areas (code, name, short_name, signature_name, aliases, sort_order) values ('{code}', '{name}', '', '', '{{}}', 99)";

    private static string Union(string code, string name, string kind, string parent, string area) =>
        "insert into unions (code, name, aliases, kind, parent_id, area_code) "
        + $"values ({code}, {name}, '{{}}', {kind}, {parent}, {area})";

    private static string Quota(int year, string level, int homes) =>
        $"insert into quotas (union_id, year, level, homes) select id, {year}, '{level}', {homes} from unions where code = '130302'";

    private static string Service(int id, string code, string name, string category) =>
        $"insert into services (id, code, name, category) values ({id}, {code}, {name}, {category})";
}
