using QhdHomeMap.Formats.Tiles;

namespace QhdHomeMap.Geo.Tests.Formats.Tiles;

public sealed class TileAddressTests
{
    [Theory]
    [InlineData(0, 0, 0, true)]
    [InlineData(1, 1, 1, true)]
    [InlineData(22, 4_194_303, 4_194_303, true)]
    [InlineData(-1, 0, 0, false)]
    [InlineData(23, 0, 0, false)]
    [InlineData(0, 1, 0, false)]
    [InlineData(5, 32, 0, false)]
    [InlineData(5, 0, 32, false)]
    [InlineData(5, -1, 0, false)]
    [InlineData(5, 0, -1, false)]
    [InlineData(int.MaxValue, int.MaxValue, int.MinValue, false)]
    public void TryOf_InRangeOnly_IsAnAddress(int z, int x, int y, bool isOne)
    {
        Assert.Equal(isOne, TileAddress.TryOf(z, x, y, out var address));
        Assert.Equal(isOne ? (z, x, y) : (0, 0, 0), (address.Z, address.X, address.Y));
    }
}
