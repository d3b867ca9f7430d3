using System.Text;
using CsCheck;
using QhdHomeMap.Formats.Roads;
using static QhdHomeMap.Geo.Tests.Formats.Roads.ReadRoads;

namespace QhdHomeMap.Geo.Tests.Formats.Roads;

/// <summary>What is no OSM PBF file, or is a broken one, is refused with a reason, and nothing worse happens.</summary>
public class OsmDamageTests
{
    private static readonly (string, string) Street = ("highway", "residential");

    private static PbfBlockText Block =>
        new PbfBlockText()
            .Dense((1, 119.6, 39.9), (2, 119.601, 39.9), (3, 119.602, 39.9))
            .Node(4, 119.603, 39.9)
            .Way(7, [1, 2, 3], Street, ("name", "河北大街"), ("oneway", "yes"))
            .Way(8, [3, 4], ("highway", "footway"));

    private static readonly byte[] Good = PbfFile.Begin().Block(Block).Block(Block, isPacked: false).ToArray();

    private static readonly byte[] GoodContent = Block.ToArray();

    [Fact]
    public void NoBytes_AreAnEmptyFile() => Assert.Equal(RoadErrorCodes.FileEmpty, Refusal(() => From([])).Code);

    [Theory]
    [InlineData("<?xml version='1.0'?><osm version='0.6'/>", "osmium cat")]
    [InlineData("PK\u0003\u0004\u0000\u0000\u0000\u0000", "压缩包")]
    [InlineData("{\"type\":\"FeatureCollection\"}", "OpenStreetMap")]
    [InlineData("\u0000\u0000\u0000\u0009\u000a\u0007Foreign", "OpenStreetMap")]
    [InlineData("x", "OpenStreetMap")]
    public void SomethingElse_IsNotOsm(string content, string said)
    {
        var refusal = Refusal(() => From(Encoding.Latin1.GetBytes(content)));

        Assert.Equal(RoadErrorCodes.NotOsmPbf, refusal.Code);
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_CutAnywhere_IsTruncated_UnlessBetweenBlocks()
    {
        var header = PbfFile.Begin().ToArray().Length;
        var first = PbfFile.Begin().Block(Block).ToArray().Length;

        for (var length = 1; length < Good.Length; length++)
        {
            var cut = Good[..length];
            if (length == first)
            {
                Assert.Equal(2, From(cut).Report.WaysKept);
                continue;
            }

            Assert.Equal(
                length == header ? RoadErrorCodes.NoRoads : RoadErrorCodes.Truncated,
                Refusal(() => From(cut)).Code
            );
        }
    }

    [Theory]
    [InlineData("HistoricalInformation", "历史版本")]
    [InlineData("LocationsOnWays-V9", "LocationsOnWays-V9")]
    public void Features_ThatWeDoNotKnow_AreRefused(string feature, string said)
    {
        var refusal = Refusal(() => From(PbfFile.Begin(feature).Block(Block)));

        Assert.Equal(RoadErrorCodes.OsmFeatureUnknown, refusal.Code);
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, "lzma")]
    [InlineData(6, "lz4")]
    [InlineData(7, "zstd")]
    public void OtherPackings_AreRefused(int field, string said)
    {
        var refusal = Refusal(() =>
            From(PbfFile.Begin().Blob("OSMData", new Proto().Number(2, 10).Bytes(field, [1, 2])))
        );

        Assert.Equal(RoadErrorCodes.OsmPackingUnknown, refusal.Code);
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> BrokenBlobs => [.. Broken.Keys];

    private static readonly Dictionary<string, Func<PbfFile>> Broken = new()
    {
        ["no content"] = () => PbfFile.Begin().Blob("OSMData", new Proto().Number(2, 5)),
        ["two contents"] = () => PbfFile.Begin().Blob("OSMData", PbfFile.Zlib([1]).Bytes(1, [1])),
        ["size missing"] = () => PbfFile.Begin().Blob("OSMData", new Proto().Bytes(3, [1, 2, 3])),
        ["size too large"] = () =>
            PbfFile.Begin().Blob("OSMData", PbfFile.Zlib(GoodContent, rawSize: (32 * 1024 * 1024) + 1)),
        ["size too long"] = () => PbfFile.Begin().Blob("OSMData", PbfFile.Zlib(GoodContent, GoodContent.Length + 1)),
        ["size too short"] = () => PbfFile.Begin().Blob("OSMData", PbfFile.Zlib(GoodContent, GoodContent.Length - 1)),
        ["not zlib"] = () => PbfFile.Begin().Blob("OSMData", new Proto().Number(2, 3).Bytes(3, [1, 2, 3])),
        // Flag 0x20 of the second byte: the data begin in a dictionary that is agreed upon elsewhere (RFC 1950).
        ["zlib with a dictionary"] = () =>
            PbfFile.Begin().Blob("OSMData", new Proto().Number(2, 3).Bytes(3, [0x78, 0x20, 0, 0, 0, 1, 3, 0])),
        ["header too long"] = () => PbfFile.Begin().Raw(new byte[65537], []),
        ["header empty"] = () => PbfFile.Begin().Raw([], []),
        ["header without size"] = () => PbfFile.Begin().Raw(new Proto().Text(1, "OSMData").ToArray(), []),
        ["blob too long"] = () =>
            PbfFile.Begin().Raw(new Proto().Text(1, "OSMData").Number(3, 33_554_433).ToArray(), []),
        ["texts not there"] = () =>
            PbfFile.Begin().Blob("OSMData", Content(Way(new Proto().Packed(2, [1]).Packed(3, [1])))),
        ["tags odd"] = () => PbfFile.Begin().Block(Block.Group(Way(new Proto().Packed(2, [1, 1]).Packed(3, [1])))),
        ["number without end"] = () => PbfFile.Begin().Blob("OSMData", Content(Way(new Proto().Bytes(2, [0xFF])))),
        ["number too long"] = () =>
            PbfFile.Begin().Blob("OSMData", Content(Way(new Proto().Bytes(2, [.. Enumerable.Repeat((byte)0xFF, 11)])))),
        ["nodes uneven"] = () =>
            PbfFile
                .Begin()
                .Block(
                    Block.Group(new Proto().Message(2, new Proto().Deltas(1, [1, 2]).Deltas(8, [1]).Deltas(9, [1])))
                ),
        ["node without place"] = () =>
            PbfFile.Begin().Block(Block.Group(new Proto().Message(1, new Proto().Signed(1, 1)))),
        ["node off the earth"] = () => PbfFile.Begin().Block(Block).Block(new PbfBlockText().Dense((1, 180.1, 39))),
        ["node at the overflow"] = () =>
            PbfFile
                .Begin()
                .Block(Block)
                .Block(
                    new PbfBlockText(int.MaxValue, long.MaxValue, long.MinValue).Group(
                        new Proto().Message(
                            1,
                            new Proto().Signed(1, 1).Signed(8, long.MaxValue).Signed(9, long.MinValue)
                        )
                    )
                ),
        ["units of nothing"] = () => PbfFile.Begin().Blob("OSMData", Content(new Proto(), new Proto().Number(17, 0))),
        ["group of a number"] = () =>
            PbfFile.Begin().Blob("OSMData", new Proto().Bytes(1, new Proto().Number(2, 5).ToArray())),
        ["wire of no kind"] = () => PbfFile.Begin().Blob("OSMData", new Proto().Bytes(1, [0x0B])),
        ["text not UTF-8"] = () =>
            PbfFile
                .Begin()
                .Blob(
                    "OSMData",
                    new Proto().Bytes(
                        1,
                        new Proto()
                            .Message(1, new Proto().Bytes(1, [0xFF]))
                            .Message(2, Way(new Proto().Packed(2, [0]).Packed(3, [0])))
                            .ToArray()
                    )
                ),
    };

    [Theory]
    [MemberData(nameof(BrokenBlobs))]
    public void Blocks_ThatBreakARule_AreDamaged(string how)
    {
        var refusal = Refusal(() => From(Broken[how]()));

        Assert.Equal(RoadErrorCodes.OsmDamaged, refusal.Code);
    }

    [Fact]
    public void MutatedFile_IsReadOrRefused() =>
        Mutation.Changes.Sample(changes => AssertReadOrRefused(Mutation.Of(Good, changes)), iter: 5_000);

    /// <summary>Changes within a block, which its packing would mostly hide.</summary>
    [Fact]
    public void MutatedBlock_IsReadOrRefused() =>
        Mutation.Changes.Sample(
            changes =>
            {
                var content = Mutation.Of(GoodContent, changes);
                AssertReadOrRefused(
                    PbfFile.Begin().Block(Block).Blob("OSMData", new Proto().Bytes(1, content)).ToArray()
                );
            },
            iter: 10_000
        );

    [Fact]
    public void AnyBlock_IsReadOrRefused() =>
        Gen
            .Byte.Array[1, 200]
            .Sample(
                content =>
                    AssertReadOrRefused(PbfFile.Begin().Blob("OSMData", new Proto().Bytes(1, content)).ToArray()),
                iter: 5_000
            );

    [Fact]
    public void AnyBytes_AreReadOrRefused() => Gen.Byte.Array[1, 300].Sample(AssertReadOrRefused, iter: 2_000);

    private static Proto Way(Proto way) => new Proto().Message(3, way);

    private static Proto Content(Proto group, Proto? block = null) =>
        new Proto().Bytes(1, (block ?? new Proto()).Message(2, group).ToArray());

    private static void AssertReadOrRefused(byte[] file)
    {
        try
        {
            Assert.NotEqual(0, From(file).Network.Edges.Length);
        }
        catch (RoadFileException refusal)
        {
            Assert.NotEmpty(refusal.Message);
        }
    }
}
