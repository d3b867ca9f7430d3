using System.Text;

namespace QhdHomeMap.Api.Json;

/// <summary>What people type. Characters beyond the basic plane (𠮷) are in names as good as any.</summary>
internal static class Texts
{
    /// <summary>Control characters, and what stands where there was no character.</summary>
    public static bool IsGarbled(string text) =>
        text.EnumerateRunes().Any(r => r == Rune.ReplacementChar || Rune.IsControl(r));
}
