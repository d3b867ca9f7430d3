using System.Security.Cryptography;

namespace QhdHomeMap.Data.Planning;

/// <summary>A file that a run has made. Written with its run's end, never changed.</summary>
public sealed class PlanRunFile
{
    public const int NameMaxLength = 80;
    public const int TitleMaxLength = 80;
    public const int MaxBytes = 100 * 1024 * 1024;

    public int RunId { get; init; }

    /// <summary>As it is downloaded, such as <c>report.json</c>; distinct within the run.</summary>
    public required string Name { get; init; }

    /// <summary>In Chinese.</summary>
    public required string Title { get; init; }

    public required string MediaType { get; init; }
    public required int Bytes { get; init; }

    /// <summary>In lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public required byte[] Content { get; init; }

    /// <summary>The same, of a run.</summary>
    public PlanRunFile Of(int runId) =>
        new()
        {
            RunId = runId,
            Name = Name,
            Title = Title,
            MediaType = MediaType,
            Bytes = Bytes,
            Sha256 = Sha256,
            Content = Content,
        };

    public static PlanRunFile Of(string name, string title, string mediaType, byte[] content) =>
        new()
        {
            Name = name,
            Title = title,
            MediaType = mediaType,
            Bytes = content.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
            Content = content,
        };
}
