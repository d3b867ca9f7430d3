using System.Net;

namespace QhdHomeMap.Api.Security;

/// <summary>Networks as a setting names them: <c>10.0.0.0/8</c>, several by commas.</summary>
internal static class Networks
{
    public static IReadOnlyList<System.Net.IPNetwork> Parse(string setting, string? text) =>
        [
            .. (text ?? "")
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(part => ParseOne(setting, part)),
        ];

    public static bool Hold(this IReadOnlyList<System.Net.IPNetwork> networks, IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return networks.Any(n => n.Contains(plain));
    }

    private static System.Net.IPNetwork ParseOne(string setting, string text) =>
        System.Net.IPNetwork.TryParse(text, out var network)
            ? network
            : throw new InvalidOperationException($"{setting}: '{text}' is no network such as 10.0.0.0/8.");
}
