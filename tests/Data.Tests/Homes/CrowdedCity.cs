using Npgsql;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Data.Tests.Homes;

/// <summary>
/// 20,000 homes strewn over a degree each way (the multiples of a prime modulo a larger number look random and are the same
/// every time), four fifths of them open, with radii from 100 to 2,500 m; and as many small areas far off in the ocean.
/// </summary>
public sealed class CrowdedCity : DatabaseFixture
{
    public const int Homes = 20_000;
    public const double West = 119;
    public const double South = 39.5;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await source.ExecuteAsync(
            $$"""
            insert into homes (code, code_assigned, name, address, location, area_code, union_id, kind, form,
                coverage_radius_m, status, source, is_sample)
            select 'T-' || i, false, '站' || i, '',
                st_point({{West}} + i * 7919 % 20011 / 20011.0, {{South}} + i * 10477 % 20021 / 20021.0, 4326)::geography,
                '130302', (select id from unions where code = '130302'), 'station', 'daily',
                100 + i % 25 * 100, case when i % 5 = 0 then 'closed' else 'open' end, 'test', false
            from generate_series(1, {{Homes}}) i;

            insert into areas (code, name, short_name, signature_name, aliases, sort_order, boundary)
            select 200000 + i, '方格' || i, '', '', '{}', i,
                st_multi(st_makeenvelope(i % 200, -60 + i / 200 * 0.5, i % 200 + 0.5, -59.6 + i / 200 * 0.5, 4326))
            from generate_series(1, 20000) i
            where i % 200 < 179;

            analyze homes, areas
            """
        );
    }
}
