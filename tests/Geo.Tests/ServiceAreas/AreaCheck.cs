using NetTopologySuite.Algorithm;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.ServiceAreas;

namespace QhdHomeMap.Geo.Tests.ServiceAreas;

/// <summary>Holds a service area against the definition, point by point.</summary>
internal sealed class AreaCheck(RoadNetwork network, int edge, double fraction)
{
    private readonly GroundTruth _truth = new(network, RoadScene.Walk);
    private readonly PlainReach _reach = new(network, RoadScene.Walk, edge, fraction);

    public GroundCells Cells { get; } = GroundCells.For(network, RoadScene.Walk);

    public List<RoadStretch> Stretches(double rangeM) => _reach.Stretches(rangeM);

    public ServiceArea Draw(double rangeM) => ServiceArea.Draw(Cells, _reach.Stretches(rangeM));

    /// <summary>
    /// Draws, and samples: nothing unreachable inside, at least 99 % of what is reachable inside, valid, turned as it should be, not
    /// repaired. Where ground is a sliver between roads, what a rim of <paramref name="rimM"/> holds may be lost, and the slow way may
    /// be needed.
    /// </summary>
    /// <returns>The area, and the reachable share that is inside.</returns>
    public (ServiceArea Area, double Share) Hold(double rangeM, int samples, double rimM = 0)
    {
        var area = Draw(rangeM);
        Assert.False(area.Repaired && rimM == 0);
        AssertForm(area.Shape);

        // A degree is 85 to 111 km here.
        var leastShare = Math.Min(0.99, 1 - (rimM * area.Shape.Length * 98_000 / (area.AreaM2 + 1)));
        var share = Sample(area.Shape, rangeM, samples);
        if (share < leastShare)
        {
            // Of a few hundred points five may lie on a rim by chance.
            share = Sample(area.Shape, rangeM, 20_000);
        }

        Assert.True(share >= leastShare, $"{share:P3} of the reachable ground of range {rangeM} is inside.");
        return (area, share);
    }

    public static void AssertForm(Geometry shape)
    {
        var valid = new IsValidOp(shape);
        Assert.True(valid.IsValid, valid.ValidationError?.ToString());
        Assert.Equal(4326, shape.SRID);
        for (var i = 0; i < shape.NumGeometries; i++)
        {
            var polygon = (Polygon)shape.GetGeometryN(i);
            if (polygon.IsEmpty)
                continue;
            Assert.True(Orientation.IsCCW(polygon.Shell.CoordinateSequence));
            Assert.All(polygon.Holes, hole => Assert.False(Orientation.IsCCW(hole.CoordinateSequence)));
        }
    }

    /// <summary>Points spread over the roads' ground, so that about every second one is near what is reached.</summary>
    private double Sample(Geometry shape, double rangeM, int samples)
    {
        var (random, locator) = (new Random(samples), new IndexedPointInAreaLocator(shape));
        var stretches = _reach.Stretches(rangeM + 60);
        var (reachable, held) = (0, 0);
        for (var i = 0; i < samples; i++)
        {
            var stretch = stretches[random.Next(stretches.Count)];
            var at = Place(stretch.Edge, stretch.Start + (random.NextDouble() * (stretch.End - stretch.Start)));
            var place = new Wgs84(
                at.Lon + (((2 * random.NextDouble()) - 1) * 36 / 85_480),
                at.Lat + (((2 * random.NextDouble()) - 1) * 36 / 111_031)
            );
            var inside = locator.Locate(new Coordinate(place.Lon, place.Lat)) != Location.Exterior;
            var (may, must) = IsReachable(place, rangeM);
            Assert.False(inside && !may, $"{place} is inside and not reachable within {rangeM}.");
            reachable += must ? 1 : 0;
            held += must && inside ? 1 : 0;
        }
        return reachable == 0 ? 1 : (double)held / reachable;
    }

    /// <summary>
    /// Whether it may, and whether it must, be called reachable: ties within half a millimetre may be settled either way,
    /// since the reference itself measures within 0.2 mm (see <see cref="GroundTruth"/>) to each of the two roads, and roads may be cut
    /// 2 mm farther on.
    /// </summary>
    private (bool May, bool Must) IsReachable(Wgs84 place, double rangeM)
    {
        const double tieM = 5e-4;
        var nearest = _truth.Nearest(place, tieM);
        if (nearest.Count == 0)
            return (false, false);
        var costs = nearest.ConvertAll(p => _reach.CostM(p.Edge, p.Fraction));
        var least = nearest.Min(p => LeastCostM(p.Edge, p.Fraction, 2e-3));
        return (
            nearest.Min(p => p.DistanceM) <= GroundCells.ReachM + tieM && least <= rangeM,
            nearest.Max(p => p.DistanceM) <= GroundCells.ReachM && costs.Max() <= rangeM
        );
    }

    private double LeastCostM(int onEdge, double at, double withinM)
    {
        var more = withinM / Math.Max(withinM, network.Edges[onEdge].ForwardM);
        return Math.Min(
            _reach.CostM(onEdge, at),
            Math.Min(_reach.CostM(onEdge, Math.Max(0, at - more)), _reach.CostM(onEdge, Math.Min(1, at + more)))
        );
    }

    public static bool Covers(ServiceArea area, Wgs84 place) =>
        new IndexedPointInAreaLocator(area.Shape).Locate(new Coordinate(place.Lon, place.Lat)) != Location.Exterior;

    public bool IsNearestTo(Wgs84 place, int toEdge) => _truth.Nearest(place, 0.1).All(p => p.Edge == toEdge);

    /// <summary>A place on a road.</summary>
    public Wgs84 Place(int onEdge, double at)
    {
        var line = Enumerable.Range(0, network.PointCount(onEdge)).Select(i => network.Point(onEdge, i)).ToArray();
        var left = at * GroundTruth.LengthM(line);
        for (var i = 1; i < line.Length; i++)
        {
            var length = GroundTruth.LengthM(line[(i - 1)..(i + 1)]);
            if (left <= length || i == line.Length - 1)
            {
                var share = length == 0 ? 0 : left / length;
                return new Wgs84(
                    line[i - 1].Lon + (share * (line[i].Lon - line[i - 1].Lon)),
                    line[i - 1].Lat + (share * (line[i].Lat - line[i - 1].Lat))
                );
            }

            left -= length;
        }
        return line[0];
    }
}
