using CsCheck;
using QhdHomeMap.Formats.Roads;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.Tests.Roads;

namespace QhdHomeMap.Geo.Tests.Formats.Roads;

public class RoadNetworkFileTests
{
    private static readonly RoadNetwork Town = new WayScene()
        .Point(10, 0, 0)
        .Point(11, 50, 10)
        .Point(12, 100, 0)
        .Point(13, 100, 80)
        .Way("河北大街", RoadClass.Primary, RoadAccess.All, 10, 11, 12)
        .Way("", RoadClass.Cycleway, RoadAccess.CycleForward, 12, 13)
        .Way("文化路", RoadClass.Residential, RoadAccess.Walk, 13, 10)
        .Build()
        .Network;

    private static readonly byte[] Saved = ReadRoads.Bytes(Town);

    [Fact]
    public void Network_SavedAndRead_IsTheSame()
    {
        var read = Read(Saved);

        Assert.Equal(Town.Nodes.ToArray(), read.Nodes.ToArray());
        Assert.Equal(Town.NodeIds.ToArray(), read.NodeIds.ToArray());
        Assert.Equal(Town.Edges.ToArray(), read.Edges.ToArray());
        Assert.Equal(Town.ShapeStarts.ToArray(), read.ShapeStarts.ToArray());
        Assert.Equal(Town.ShapePoints.ToArray(), read.ShapePoints.ToArray());
        Assert.Equal(Town.Names.ToArray(), read.Names.ToArray());
        Assert.Equal(Saved, ReadRoads.Bytes(read));
    }

    [Fact]
    public void Network_WithoutRoads_CanBeSaved()
    {
        var empty = Read(ReadRoads.Bytes(new WayScene().Build().Network));

        Assert.Equal((0, 0), (empty.Nodes.Length, empty.Edges.Length));
    }

    [Fact]
    public void Network_LargerThanAPiece_IsTheSame()
    {
        // Pieces are 4,096 edges and a quarter of a megabyte.
        var scene = new WayScene();
        for (var i = 0; i < 20_000; i++)
        {
            scene.Point(i, 10 * i, i % 7);
        }

        for (var i = 1; i < 20_000; i++)
        {
            scene.Way(i - 1, i);
        }

        var saved = ReadRoads.Bytes(scene.Build().Network);

        Assert.Equal(saved, ReadRoads.Bytes(Read(saved)));
    }

    [Fact]
    public void File_CutAnywhere_IsTruncated()
    {
        Assert.Equal(RoadErrorCodes.NotNetwork, Refusal([]));
        Assert.All(
            Enumerable.Range(1, Saved.Length - 1),
            length => Assert.Equal(RoadErrorCodes.Truncated, Refusal(Saved[..length]))
        );
    }

    [Fact]
    public void File_WithAnyBitChanged_IsRefused()
    {
        for (var bit = 0; bit < 8 * Saved.Length; bit++)
        {
            byte[] changed = [.. Saved];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.NotEmpty(Refusal(changed));
        }
    }

    [Fact]
    public void File_OfAnotherReleaseOrMachine_SaysSo()
    {
        byte[] release = [.. Saved];
        release[12]++;
        byte[] machine = [.. Saved];
        machine.AsSpan(8, 4).Reverse();

        Assert.Equal(RoadErrorCodes.NetworkVersion, Refusal(release));
        Assert.Equal(RoadErrorCodes.NetworkVersion, Refusal(machine));
        Assert.Equal(RoadErrorCodes.NotNetwork, Refusal([.. "something else altogether"u8]));
        Assert.Equal(RoadErrorCodes.NetworkDamaged, Refusal([.. Saved, 0]));
    }

    /// <summary>A check sum proves no good will: bytes that were changed and summed again are read or refused, not trusted.</summary>
    [Fact]
    public void File_MutatedAndSummedAgain_IsReadOrRefused() =>
        Gen.Select(Gen.Int[0, Saved.Length - 33], Gen.Byte)
            .Sample(
                (at, value) =>
                {
                    byte[] changed = [.. Saved[..^32]];
                    changed[at] = value;
                    byte[] summed = [.. changed, .. System.Security.Cryptography.SHA256.HashData(changed)];
                    try
                    {
                        _ = RoadReport.Of(Read(summed), new int[Enum.GetValues<RoadDrop>().Length], 0);
                    }
                    catch (RoadFileException refusal)
                    {
                        Assert.NotEmpty(refusal.Code);
                    }
                },
                iter: 5_000
            );

    private static RoadNetwork Read(byte[] file) =>
        RoadNetworkFile.Read(new MemoryStream(file, writable: false), TestContext.Current.CancellationToken);

    private static string Refusal(byte[] file) => ReadRoads.Refusal(() => Read(file)).Code;
}
