using System.Numerics;

namespace QhdHomeMap.Geo.Layouts;

/// <summary>Demand points that a search has met, each kept once however often it is met; taken out in ascending order and used again.</summary>
internal sealed class PointSet(int count)
{
    private const int WordBits = 64;

    private readonly ulong[] _words = new ulong[(count + WordBits - 1) / WordBits];

    public void Add(int point) => _words[point / WordBits] |= 1UL << (point % WordBits);

    /// <summary>The points, ascending; the set is empty afterwards. O(count / 64 + points).</summary>
    public int[] Take()
    {
        var points = new int[_words.Sum(BitOperations.PopCount)];
        var taken = 0;
        for (var i = 0; i < _words.Length; i++)
        {
            for (var word = _words[i]; word != 0; word &= word - 1)
            {
                points[taken++] = (i * WordBits) + BitOperations.TrailingZeroCount(word);
            }
        }

        Array.Clear(_words);
        return points;
    }
}
