using NetTopologySuite.Index.HPRtree;

namespace QhdHomeMap.Formats.Tiles;

/// <summary>A layer made ready: shapes on the map's plane, values as bytes, an index of boxes.</summary>
internal sealed class PreparedLayer
{
    private readonly TileLayer _layer;
    private readonly ShapeStore _shapes;
    private readonly PreparedValues _values;
    private readonly PointThinning _thinning;
    private readonly HPRtree<int> _index = new();

    public PreparedLayer(TileLayer layer)
    {
        if (layer.Keys.Contains(TileSet.CountKey) || layer.Keys.Distinct().Count() < layer.Keys.Count)
        {
            throw new ArgumentException($"The keys of {layer.Name} are not good ones.", nameof(layer));
        }
        _layer = layer;
        _values = new(layer);
        _shapes = new(layer.Features.Select(feature => feature.Shape));
        _thinning = new(_shapes);
        for (var shape = 0; shape < _shapes.Count; shape++)
        {
            if (_shapes.PartsOf(shape) is var (first, end) && end > first)
            {
                _index.Insert(_shapes.BoxOf(shape), shape);
            }
        }

        _index.Build();
    }

    public void Render(in TileView view, ProtoWriter tile)
    {
        var to = new LayerWriter(_layer.Name, _layer.Keys, _values);
        var (lines, areas, geometry) = (new LineCutter(), new AreaCutter(), new GeometryCommands());
        foreach (var (shape, count) in Visible(view))
        {
            geometry.Clear();
            var kind = _shapes.KindOf(shape);
            switch (kind)
            {
                case ShapeKind.Points:
                    AddPoints(shape, view, geometry);
                    break;
                case ShapeKind.Lines:
                    for (var (part, end) = _shapes.PartsOf(shape); part < end; part++)
                    {
                        lines.Cut(_shapes, part, view, geometry);
                    }
                    break;
                case ShapeKind.Areas:
                    areas.Cut(_shapes, shape, view, geometry);
                    break;
            }
            if (!geometry.IsEmpty)
            {
                to.Add(shape, _layer.Features[shape].Id, kind, geometry, count);
            }
        }

        to.WriteTo(tile);
    }

    private List<(int Shape, int Count)> Visible(in TileView view)
    {
        var (box, zoom, found) = (view.Box, view.Zoom, new List<int>());
        foreach (var shape in _index.Query(box))
        {
            if (zoom >= _layer.Features[shape].MinZoom && zoom <= _layer.Features[shape].MaxZoom)
            {
                found.Add(shape);
            }
        }

        found.Sort();
        return _thinning.Thins(zoom) ? PointThinning.Thin(_shapes, found, view) : found.ConvertAll(shape => (shape, 0));
    }

    private void AddPoints(int shape, in TileView view, GeometryCommands geometry)
    {
        var points = new List<TilePoint>();
        for (var (part, end) = _shapes.PartsOf(shape); part < end; part++)
        {
            var start = _shapes.StartOf(part);
            var (x, y) = (view.X(start.X), view.Y(start.Y));
            if (TileView.Holds(x, y))
            {
                points.Add(TileView.Round(x, y));
            }
        }
        if (points.Count > 0)
        {
            geometry.Points(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(points));
        }
    }
}
