using QhdHomeMap.Formats.Roads;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads;
using static QhdHomeMap.Geo.Tests.Formats.Roads.ReadRoads;

namespace QhdHomeMap.Geo.Tests.Formats.Roads;

public class OsmRoadsTests
{
    private static readonly (string, string) Street = ("highway", "residential");

    private static PbfBlockText FourNodes =>
        new PbfBlockText().Dense(
            (1, 119.6, 39.9),
            (2, 119.601, 39.9),
            (3, 119.602, 39.9),
            (-40_000_000_000, 119.601, 39.901)
        );

    [Fact]
    public void Ways_MeetAtTheNodesTheyShare()
    {
        var roads = From(
            PbfFile
                .Begin()
                .Block(FourNodes)
                .Block(
                    new PbfBlockText()
                        .Way(7, [1, 2, 3], ("highway", "primary"), ("name", "河北大街"), ("surface", "asphalt"))
                        .Way(8, [-40_000_000_000, 2], Street, ("oneway", "yes"))
                        .Way(9, [1, 3], ("waterway", "river"))
                )
        );

        Assert.Equal(
            ["-40000000000-2 Residential Walk, CycleForward", "1-2 Primary All 河北大街", "2-3 Primary All 河北大街"],
            Describe(roads.Network)
        );
        Assert.Equal((3, 2), (roads.Report.WaysRead, roads.Report.WaysKept));
        Assert.Equal([KeyValuePair.Create(RoadDrop.NotARoad, 1)], roads.Report.WaysDropped);
        Assert.Contains(new Wgs84(119.601, 39.901), roads.Network.Nodes.ToArray());
    }

    [Fact]
    public void Blocks_InAnyFormAndOrder_ReadTheSame()
    {
        var usual = From(PbfFile.Begin().Block(FourNodes).Block(new PbfBlockText().Way(7, [1, 2, 3], Street)));

        // Ways first, unpacked, among blocks that we do not know; plain nodes in other units from another origin.
        var unusual = From(
            PbfFile
                .Begin()
                .Blob("OSMIndex", new Proto().Text(1, "?"))
                .Block(new PbfBlockText().Way(7, [1, 2, 3], Street), isPacked: false)
                .Block(
                    new PbfBlockText(1000, latOffset: 39_900_000_000, lonOffset: 119_000_000_000)
                        .Node(3, 119.602, 39.9)
                        .Node(1, 119.6, 39.9)
                        .Node(2, 119.601, 39.9)
                        .Group(new Proto().Message(4, new Proto().Number(1, 5)))
                )
        );

        Assert.Equal(Bytes(usual.Network), Bytes(unusual.Network));
    }

    [Fact]
    public void Nodes_ThatTheFileLacks_CutTheWay_AndAreCounted()
    {
        var roads = From(PbfFile.Begin().Block(FourNodes).Block(new PbfBlockText().Way(7, [99, 1, 2, 98, 97], Street)));

        Assert.Equal(["1-2 Residential All"], Describe(roads.Network));
        Assert.Equal(3, roads.Report.MissingPoints);
    }

    [Fact]
    public void Nodes_ThatComeTwice_AreWhereTheLaterBlockSays()
    {
        var roads = From(
            PbfFile
                .Begin()
                .Block(FourNodes)
                .Block(new PbfBlockText().Dense((2, 119.7, 39.7)))
                .Block(new PbfBlockText().Way(7, [1, 2], Street))
        );

        Assert.Contains(new Wgs84(119.7, 39.7), roads.Network.Nodes.ToArray());
    }

    [Fact]
    public void Threads_ChangeNothing()
    {
        var file = PbfFile.Begin();
        for (var block = 0; block < 40; block++)
        {
            var first = 1_000L * block;
            file.Block(
                new PbfBlockText()
                    .Dense([
                        .. Enumerable.Range(0, 30).Select(i => (first + i, 119 + (i * 0.001), 39 + (block * 0.01))),
                    ])
                    .Way(
                        block,
                        [first, first + 10, first + 29, Math.Max(first - 971, 0)],
                        Street,
                        ("name", $"路{block % 7}")
                    )
            );
        }

        var one = From(file.ToArray(), threads: 1);

        Assert.All(
            [2, 5, 16],
            threads => Assert.Equal(Bytes(one.Network), Bytes(From(file.ToArray(), threads).Network))
        );
    }

    [Fact]
    public void Progress_RisesToTheWhole()
    {
        var file = PbfFile
            .Begin()
            .Block(FourNodes)
            .Block(new PbfBlockText().Way(7, [1, 2, 3], Street))
            .Block(FourNodes);
        var seen = new List<RoadReadProgress>();

        RoadFile.Read(
            RoadSource.OsmPbf(file.ToStream()),
            new() { Threads = 1 },
            new Listener(seen),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(seen.Select(progress => progress.DoneBytes).Order(), seen.Select(progress => progress.DoneBytes));
        Assert.Equal(seen[^1].TotalBytes, seen[^1].DoneBytes);
        Assert.Equal(2 * file.ToArray().Length, seen[^1].TotalBytes);
    }

    [Fact]
    public void Cancellation_EndsTheReading()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        var file = PbfFile.Begin().Block(FourNodes).Block(new PbfBlockText().Way(7, [1, 2, 3], Street));

        Assert.Throws<OperationCanceledException>(() =>
            RoadFile.Read(RoadSource.OsmPbf(file.ToStream()), cancellation: cancellation.Token)
        );
    }

    [Fact]
    public void Clip_KeepsOnlyTheArea()
    {
        var file = PbfFile
            .Begin()
            .Block(FourNodes)
            .Block(new PbfBlockText().Way(7, [1, 2], Street).Way(8, [2, 3], Street));
        var area = new NetTopologySuite.IO.WKTReader().Read(
            "POLYGON ((119.5 39.8, 119.6005 39.8, 119.6005 40, 119.5 40, 119.5 39.8))"
        );

        var roads = From(RoadSource.OsmPbf(file.ToStream()), new() { Clip = area });

        Assert.Equal(["1-2 Residential All"], Describe(roads.Network));
        Assert.Equal([KeyValuePair.Create(RoadDrop.Outside, 1)], roads.Report.WaysDropped);
    }

    [Fact]
    public void Names_AreCleanedOfWhatCannotBePrinted()
    {
        var roads = From(
            PbfFile
                .Begin()
                .Block(FourNodes)
                .Block(
                    new PbfBlockText()
                        .Way(7, [1, 2], Street, ("name", " 河\u0000北\n大街 "))
                        .Way(8, [2, 3], Street, ("name", ""), ("ref", "S251"))
                        .Way(9, [3, -40_000_000_000], Street, ("name", new string('长', 300)))
                )
        );

        Assert.Equal(
            ["", "S251", "河北大街", new string('长', 255)],
            roads.Network.Names.ToArray().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void OtherDatum_ForOsm_IsACallersMistake() =>
        Assert.Throws<ArgumentException>(() =>
            RoadFile.Read(
                RoadSource.OsmPbf(PbfFile.Begin().ToStream()),
                new() { Datum = Datum.Gcj02 },
                cancellation: TestContext.Current.CancellationToken
            )
        );

    private sealed class Listener(List<RoadReadProgress> seen) : IProgress<RoadReadProgress>
    {
        public void Report(RoadReadProgress value) => seen.Add(value);
    }
}
