using System.Buffers.Binary;
using System.Numerics;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Api.Snapshots;

/// <summary>
/// The parts of a home's JSON that do not depend on the question, made once. A summary is, in this order: four bytes a service
/// (Unix seconds of its last verification, 0 never), the members from <c>id</c> to <c>address</c>, those from <c>access</c> on.
/// </summary>
internal static class HomeTexts
{
    /// <summary>
    /// Writes both texts of a row into the store and notes in the record where they are; where the record already names the same
    /// texts, they stay where they are.
    /// </summary>
    public static void Write(ref HomeRecord home, HomeRow row, string unionName, TextStore store, JsonBuffer json)
    {
        json.Clear();
        Span<byte> seconds = stackalloc byte[4];
        foreach (var verified in row.VerifiedAt)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(seconds, checked((uint)verified));
            json.Raw(seconds);
        }
        var start = json.Length;
        WriteHead(ref home, row, json, start);
        home.HeadLength = checked((ushort)(json.Length - start));
        WriteTail(row, json);
        home.Summary = store.Add(json.Written, home.Summary);

        json.Clear();
        WriteDetail(row, unionName, json);
        home.Detail = store.Add(json.Written, home.Detail);
    }

    /// <summary>The summary's bytes by their meaning.</summary>
    public readonly ref struct Summary(in HomeRecord home, TextStore store)
    {
        private readonly ReadOnlySpan<byte> _bytes = store[home.Summary];
        private readonly int _start = 4 * BitOperations.PopCount(home.Services);
        private readonly int _headLength = home.HeadLength;
        private readonly int _nameOffset = home.NameOffset;
        private readonly int _nameLength = home.NameLength;
        private readonly int _addressLength = home.AddressLength;

        public ReadOnlySpan<byte> Head => _bytes.Slice(_start, _headLength);
        public ReadOnlySpan<byte> Tail => _bytes[(_start + _headLength)..];
        public ReadOnlySpan<byte> Name => _bytes.Slice(_start + _nameOffset, _nameLength);
        public ReadOnlySpan<byte> Address => _bytes.Slice(_start + _headLength - 1 - _addressLength, _addressLength);

        /// <summary>When the home's n-th service was last verified, Unix seconds; 0: never.</summary>
        public uint VerifiedAt(int n) => BinaryPrimitives.ReadUInt32LittleEndian(_bytes[(4 * n)..]);
    }

    private static void WriteHead(ref HomeRecord home, HomeRow row, JsonBuffer json, int start)
    {
        json.Raw("\"id\":"u8).Number(row.Id).Raw(",\"code\":"u8).Text(row.Code).Raw(",\"name\":"u8);
        home.NameOffset = checked((ushort)(json.Length - start + 1));
        json.Text(row.Name);
        home.NameLength = checked((ushort)(json.Length - start - home.NameOffset - 1));
        json.Raw(",\"kind\":"u8).Text(row.Kind.Code()).Raw(",\"areaCode\":"u8).Text(row.AreaCode);
        json.Raw(",\"address\":"u8);
        var address = json.Length;
        json.Text(row.Address);
        home.AddressLength = checked((ushort)(json.Length - address - 2));
    }

    private static void WriteTail(HomeRow row, JsonBuffer json)
    {
        json.Raw(",\"access\":"u8);
        if (row.Access is { } access)
            json.Text(access.Code());
        else
            json.Raw("null"u8);
        Optional(json, ",\"accessNote\":"u8, row.AccessNote);
        Optional(json, ",\"phone\":"u8, PublicPhone.Of(row.Phone));
        json.Raw(row.IsSample ? ",\"sample\":true"u8 : ",\"sample\":false"u8);
    }

    private static void WriteDetail(HomeRow row, string unionName, JsonBuffer json)
    {
        json.Raw(",\"form\":"u8).Text(row.Form.Code()).Raw(",\"status\":"u8).Text(row.Status.Code());
        Optional(json, ",\"level\":"u8, row.Level?.Code());
        Optional(json, ",\"grade\":"u8, row.Grade?.Code());
        Optional(json, ",\"township\":"u8, row.Township);
        json.Raw(",\"union\":{\"id\":"u8).Number(row.UnionId).Raw(",\"name\":"u8).Text(unionName);
        json.Raw("},\"radiusM\":"u8).Number(row.CoverageRadiusM);
    }

    private static void Optional(JsonBuffer json, ReadOnlySpan<byte> member, string? value)
    {
        if (value is not null)
            json.Raw(member).Text(value);
    }
}
