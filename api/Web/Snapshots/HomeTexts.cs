using System.Buffers.Binary;
using System.Numerics;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Api.Snapshots;

/// <summary>
/// The parts of a home's JSON that do not depend on the question, made once. A summary is, in this order: four bytes a service
/// (Unix seconds of its last verification, 0 never, at most those of 2106), the members from <c>id</c> to <c>address</c>, those from <c>access</c> on.
/// </summary>
internal static class HomeTexts
{
    /// <summary>
    /// Writes both texts of a row into the store and notes in the record where they are; where the record already names the same
    /// texts, they stay where they are.
    /// </summary>
    public static void Write(
        ref HomeRecord home,
        HomeRow row,
        ReadOnlySpan<byte> unionJson,
        TextStore store,
        JsonBuffer json
    )
    {
        json.Clear();
        Span<byte> seconds = stackalloc byte[4];
        for (var i = 0; i < row.VerifiedAt.Count; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(seconds, uint.CreateSaturating(row.VerifiedAt[i]));
            json.Raw(seconds);
        }
        var start = json.Length;
        WriteHead(ref home, row, json, start);
        home.HeadLength = checked((ushort)(json.Length - start));
        WriteTail(row, json);
        home.Summary = store.Add(json.Written, home.Summary);

        json.Clear();
        WriteDetail(row, unionJson, json);
        home.Detail = store.Share(json.Written, home.Detail);
    }

    /// <summary>The value of <c>alerts</c>.</summary>
    public static byte[] Alerts(HomeRow row, HomeTerms terms, JsonBuffer json)
    {
        json.Clear();
        json.Raw("["u8);
        for (var i = 0; i < row.AlertServiceIds.Count; i++)
        {
            json.Raw(i == 0 ? ""u8 : ","u8).Raw(terms.ServiceJson[row.AlertServiceIds[i]]);
            json.Raw(",\"since\":"u8).Instant(row.AlertsSince[i]).Raw("}"u8);
        }
        return json.Raw("]"u8).Written.ToArray();
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
        json.Raw("\"id\":"u8).Number(row.Id).Raw(",\"code\":"u8).Utf8(row.Utf8(HomeText.Code)).Raw(",\"name\":"u8);
        home.NameOffset = checked((ushort)(json.Length - start + 1));
        json.Utf8(row.Utf8(HomeText.Name));
        home.NameLength = checked((ushort)(json.Length - start - home.NameOffset - 1));
        json.Raw(",\"kind\":"u8).Code(row.Kind).Raw(",\"areaCode\":"u8).Utf8(row.Utf8(HomeText.AreaCode));
        json.Raw(",\"address\":"u8);
        var address = json.Length;
        json.Utf8(row.Utf8(HomeText.Address));
        home.AddressLength = checked((ushort)(json.Length - address - 2));
    }

    private static void WriteTail(HomeRow row, JsonBuffer json)
    {
        json.Raw(",\"access\":"u8);
        if (row.Access is { } access)
            json.Code(access);
        else
            json.Raw("null"u8);
        Optional(json, ",\"accessNote\":"u8, row, HomeText.AccessNote);
        if (PublicPhone.IsPlain(row.Utf8(HomeText.Phone)))
            Optional(json, ",\"phone\":"u8, row, HomeText.Phone);
        else if (PublicPhone.Of(row.Phone) is { } phone)
            json.Raw(",\"phone\":"u8).Text(phone);
        json.Raw(row.IsSample ? ",\"sample\":true"u8 : ",\"sample\":false"u8);
    }

    private static void WriteDetail(HomeRow row, ReadOnlySpan<byte> unionJson, JsonBuffer json)
    {
        json.Raw(",\"form\":"u8).Code(row.Form).Raw(",\"status\":"u8).Code(row.Status);
        if (row.Level is { } level)
            json.Raw(",\"level\":"u8).Code(level);
        if (row.Grade is { } grade)
            json.Raw(",\"grade\":"u8).Code(grade);
        Optional(json, ",\"township\":"u8, row, HomeText.Township);
        json.Raw(",\"union\":{\"id\":"u8).Number(row.UnionId).Raw(",\"name\":"u8).Raw(unionJson);
        json.Raw("},\"radiusM\":"u8).Number(row.CoverageRadiusM);
    }

    private static void Optional(JsonBuffer json, ReadOnlySpan<byte> member, HomeRow row, HomeText text)
    {
        if (row.Has(text))
            json.Raw(member).Utf8(row.Utf8(text));
    }
}
