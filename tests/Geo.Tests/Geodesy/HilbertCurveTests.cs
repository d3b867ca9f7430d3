using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Tests.Geodesy;

public class HilbertCurveTests
{
    // Two halvings, from the lower left: up the left side, through the middle, down the right side.
    //   5  6  9 10
    //   4  7  8 11
    //   3  2 13 12
    //   0  1 14 15
    private static readonly ulong[,] FourByFour =
    {
        { 0, 1, 14, 15 },
        { 3, 2, 13, 12 },
        { 4, 7, 8, 11 },
        { 5, 6, 9, 10 },
    };

    [Fact]
    public void NumberOf_FourByFour_IsTheDrawnCurve()
    {
        for (var row = 0u; row < 4; row++)
        {
            for (var column = 0u; column < 4; column++)
            {
                Assert.Equal(FourByFour[row, column], HilbertCurve.NumberOf(column, row, halvings: 2));
            }
        }
    }

    [Fact]
    public void NumberOf_EveryCell_IsBesideTheNext()
    {
        const int Side = 64;
        var cells = new (int Column, int Row)[Side * Side];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var (column, row) = (cell % Side, cell / Side);
            cells[HilbertCurve.NumberOf((uint)column, (uint)row, halvings: 6)] = (column, row);
        }

        Assert.All(
            cells.Zip(cells.Skip(1)),
            pair =>
                Assert.Equal(
                    1,
                    Math.Abs(pair.First.Column - pair.Second.Column) + Math.Abs(pair.First.Row - pair.Second.Row)
                )
        );
    }

    [Fact]
    public void Order_PlacesAtOnePoint_GoByIndex()
    {
        PlanePoint[] places = [new(7, 7), new(7, 7), new(7, 7)];

        Assert.Equal([0, 1, 2], new HilbertCurve(places).Order(places));
    }

    [Fact]
    public void Order_NoPlaces_IsEmpty() => Assert.Empty(new HilbertCurve([]).Order([]));

    [Fact]
    public void NumberOf_OutsideTheSquare_IsThatOfTheRim()
    {
        var curve = new HilbertCurve(minX: 0, minY: 0, side: 10);

        Assert.Equal(curve.NumberOf(0, 10), curve.NumberOf(-5, 20));
        Assert.Equal(curve.NumberOf(10, 0), curve.NumberOf(1e12, -1e12));
    }
}
