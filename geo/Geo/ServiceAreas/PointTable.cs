namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>Points, equal to the bit, with a number each: open addressing in arrays that are used again.</summary>
internal sealed class PointTable
{
    private Slot[] _slots = [];
    private int _mask;

    /// <summary>Forgets all and makes room for at most so many points.</summary>
    public void Clear(int points)
    {
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, 2 * points));
        if (_slots.Length < size)
        {
            _slots = new Slot[size];
        }

        _mask = size - 1;
        _slots.AsSpan(0, size).Fill(new Slot(0, 0, -1, false));
    }

    /// <summary>The number of a point, to be read or set; −1 for a new one.</summary>
    public ref int At(double x, double y)
    {
        ref var slot = ref _slots[Probe(x, y)];
        if (!slot.Taken)
        {
            slot = new Slot(x, y, -1, true);
        }

        return ref slot.Number;
    }

    /// <summary>The number of a point; −1 for one that is not there.</summary>
    public int Find(double x, double y) => _slots[Probe(x, y)].Number;

    private int Probe(double x, double y)
    {
        var hash = (ulong)BitConverter.DoubleToInt64Bits(x) * 0x9E3779B97F4A7C15;
        hash = (hash ^ (hash >> 29) ^ (ulong)BitConverter.DoubleToInt64Bits(y)) * 0xBF58476D1CE4E5B9;
        var at = (int)(hash >> 33) & _mask;
        while (_slots[at].Taken && (_slots[at].X != x || _slots[at].Y != y))
        {
            at = (at + 1) & _mask;
        }
        return at;
    }

    private struct Slot(double x, double y, int number, bool taken)
    {
        public double X = x;
        public double Y = y;
        public int Number = number;
        public bool Taken = taken;
    }
}
