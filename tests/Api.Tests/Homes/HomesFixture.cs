using NetTopologySuite.Geometries;
using Npgsql;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Unions;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Api.Tests.Homes;

/// <summary>A database and a host that answers from it.</summary>
public class HomesFixture : DatabaseFixture
{
    /// <summary>Near the middle of 海港区, WGS84.</summary>
    public const double Lon = 119.6;
    public const double Lat = 39.93;

    private RunningApi? _api;
    private int _haigang;

    internal RunningApi Api => _api ?? throw new InvalidOperationException("The fixture is not initialised.");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using (var db = Open())
        {
            _haigang = db.Unions.Single(u => u.Kind == UnionKind.County && u.AreaCode == "130302").Id;
            db.AddRange(Homes());
            await db.SaveChangesAsync();
        }
        _api = await RunningApi.StartReadyAsync(ConnectionString);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_api is not null)
            await _api.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>What all tests of a class start from.</summary>
    protected virtual IEnumerable<Home> Homes() => [];

    /// <summary>A home so many metres east and north of the middle; a degree is 111,320 m there, times cos(lat) to the east.</summary>
    internal Home NewHome(string code, double eastM, double northM, params short[] services)
    {
        var home = new Home
        {
            Code = code,
            Name = $"{code}职工之家",
            Address = $"河北大街{code}号",
            Location = new Point(
                Lon + (eastM / (111_320 * Math.Cos(double.DegreesToRadians(Lat)))),
                Lat + (northM / 111_320)
            )
            {
                SRID = 4326,
            },
            AreaCode = "130302",
            UnionId = _haigang,
            Hours = "24小时开放",
            Access = AccessWay.Public,
            Source = "test",
        };
        home.Services.AddRange(services.Select(id => new HomeService { ServiceId = id }));
        return home;
    }

    /// <summary>Unpooled: a test may have cut every connection that a pool still holds.</summary>
    internal async Task<int> AddAsync(Home home)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false };
        await using var db = QhdDbContext.Open(unpooled.ConnectionString);
        db.Add(home);
        await db.SaveChangesAsync();
        return home.Id;
    }
}
