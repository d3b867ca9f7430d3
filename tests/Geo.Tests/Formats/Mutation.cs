using CsCheck;

namespace QhdHomeMap.Geo.Tests.Formats;

/// <summary>What may happen to the bytes of a file.</summary>
internal static class Mutation
{
    /// <summary>
    /// Places to change, each with what to put there: one byte over, bytes left out, or bytes repeated.
    /// </summary>
    public static readonly Gen<(int Kind, double Place, byte Value)[]> Changes = Gen.Select(
        Gen.Int[0, 3],
        Gen.Double[0, 1],
        Gen.Byte
    ).Array[1, 6];

    public static byte[] Of(byte[] file, (int Kind, double Place, byte Value)[] changes)
    {
        var bytes = file.ToList();
        foreach (var (kind, place, value) in changes)
        {
            var at = (int)(place * (bytes.Count - 1));
            var length = Math.Min(value, bytes.Count - at);
            switch (kind)
            {
                case 0:
                    bytes[at] = value;
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(length, bytes.Count - 1));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                default:
                    bytes[at] ^= (byte)(1 << (value % 8));
                    break;
            }
        }
        return [.. bytes];
    }
}
