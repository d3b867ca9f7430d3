namespace QhdHomeMap.Formats.Tiles;

/// <summary>
/// The geometry of one feature as commands for a pen, every position relative to the one before. Source: Mapbox Vector Tile
/// Specification 2.1, section 4.3.
/// </summary>
internal sealed class GeometryCommands
{
    private const int MoveTo = 1;
    private const int LineTo = 2;
    private const int ClosePath = 7;

    private readonly ProtoWriter _commands = new();
    private TilePoint _pen;

    public ReadOnlySpan<byte> Written => _commands.Written;

    public bool IsEmpty => _commands.IsEmpty;

    public void Clear()
    {
        _commands.Clear();
        _pen = default;
    }

    public void Points(ReadOnlySpan<TilePoint> points) => Go(MoveTo, points);

    public void Line(ReadOnlySpan<TilePoint> points)
    {
        Go(MoveTo, points[..1]);
        Go(LineTo, points[1..]);
    }

    /// <param name="ring">Its first point is not repeated. The sense in which it turns tells ground from hole.</param>
    public void Ring(ReadOnlySpan<TilePoint> ring)
    {
        Line(ring);
        Command(ClosePath, 1);
    }

    private void Go(int command, ReadOnlySpan<TilePoint> points)
    {
        Command(command, points.Length);
        foreach (var point in points)
        {
            _commands.Varint(ProtoWriter.ZigZag(point.X - _pen.X));
            _commands.Varint(ProtoWriter.ZigZag(point.Y - _pen.Y));
            _pen = point;
        }
    }

    private void Command(int command, int count) => _commands.Varint(((ulong)count << 3) | (uint)command);
}
