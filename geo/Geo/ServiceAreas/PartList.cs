using System.Runtime.InteropServices;

namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>The parts of cells that one drawing has cut, slice after slice, in lists that the next drawing uses again.</summary>
internal sealed class PartList
{
    private readonly List<PartPolygon.Side> _sides = [];
    private readonly List<int> _partStart = [0];
    private readonly List<int> _sliceStart = [];

    /// <summary>How many slices have been begun.</summary>
    public int SliceCount => _sliceStart.Count;

    public void Clear()
    {
        _sides.Clear();
        _partStart.Clear();
        _partStart.Add(0);
        _sliceStart.Clear();
    }

    /// <summary>Begins the next slice and returns its number.</summary>
    public int Begin()
    {
        _sliceStart.Add(_partStart.Count - 1);
        return _sliceStart.Count - 1;
    }

    /// <summary>Adds a part to the slice begun last.</summary>
    public void Add(ReadOnlySpan<PartPolygon.Side> sides)
    {
        _sides.AddRange(sides);
        _partStart.Add(_sides.Count);
    }

    /// <summary>The numbers of a slice's parts, from and to.</summary>
    public (int From, int To) Of(int slice) =>
        (_sliceStart[slice], slice + 1 == _sliceStart.Count ? _partStart.Count - 1 : _sliceStart[slice + 1]);

    public ReadOnlySpan<PartPolygon.Side> Sides(int part) =>
        CollectionsMarshal.AsSpan(_sides)[_partStart[part].._partStart[part + 1]];

    /// <summary>How much of a cell's side a part has; a part is convex, so that it is one interval.</summary>
    public bool Find(int part, int source, out double lo, out double hi)
    {
        foreach (ref readonly var side in Sides(part))
        {
            if (side.Source == source)
            {
                (lo, hi) = (Math.Min(side.ShareStart, side.ShareEnd), Math.Max(side.ShareStart, side.ShareEnd));
                return lo < hi;
            }
        }

        (lo, hi) = (0, 0);
        return false;
    }
}
