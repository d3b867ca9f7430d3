using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Answers;
using QhdHomeMap.WeChat.Messages;

namespace QhdHomeMap.WeChatSandbox.State;

/// <param name="Own">As its owner sees it.</param>
/// <param name="Tid">The public template that it was made from.</param>
/// <param name="Kids">Its keywords.</param>
internal sealed record Template(OwnTemplate Own, string Tid, IReadOnlyList<int> Kids)
{
    /// <summary>The administration's doing: 43107.</summary>
    public bool Banned { get; set; }

    public IReadOnlyList<TemplateField> Fields { get; } = TemplateContent.Fields(Own.Content);
}

/// <summary>The mini-program's own templates. It starts with one of each public template.</summary>
internal sealed class Templates
{
    private const int MaxCount = 50;
    private const int MaxSceneLength = 15;

    private readonly ConcurrentDictionary<string, Template> _all = new();

    public Templates() => Reset();

    public IEnumerable<Template> All => _all.Values.OrderBy(t => t.Tid).ThenBy(t => t.Own.Id);

    public Template? Find(string? id) => id is null ? null : _all.GetValueOrDefault(id);

    public void Reset()
    {
        _all.Clear();
        foreach (var source in PublicTemplates.All)
            Put(source, [.. source.Keywords.Select(k => k.Kid)]);
    }

    /// <summary>The template, or the code that refuses it.</summary>
    public (Template? Template, int Code) Add(string? tid, IReadOnlyList<int>? kids, string? sceneDescription)
    {
        if (PublicTemplates.Find(tid) is not { } source)
            return (null, WeChatErrors.InvalidTitle);
        if (
            kids is not { Count: >= 2 and <= 5 }
            || kids.Distinct().Count() != kids.Count
            || kids.Except(source.Keywords.Select(k => k.Kid)).Any()
        )
            return (null, WeChatErrors.InvalidKeywords);
        if (sceneDescription is not { Length: > 0 } || FieldText.Length(sceneDescription) > MaxSceneLength)
            return (null, WeChatErrors.InvalidSceneDescription);
        if (_all.Count >= MaxCount)
            return (null, WeChatErrors.TemplateLimit);
        return Find(IdOf(source.Tid, kids)) is null ? (Put(source, kids), 0) : (null, WeChatErrors.DuplicateTemplate);
    }

    public bool Remove(string? id) => id is not null && _all.TryRemove(id, out _);

    private Template Put(PublicTemplate source, IReadOnlyList<int> kids)
    {
        var keywords = kids.Select(kid => source.Keywords.Single(k => k.Kid == kid)).ToArray();
        var own = new OwnTemplate(
            IdOf(source.Tid, kids),
            source.Title,
            string.Join('\n', keywords.Select(k => $"{k.Name}:{{{{{k.Rule}{k.Kid}.DATA}}}}")),
            string.Join('\n', keywords.Select(k => $"{k.Name}:{k.Example}")),
            source.Kind,
            keywords
                .Where(k => k.Choices.Length > 0)
                .ToDictionary(k => $"{k.Rule}{k.Kid}", IReadOnlyList<string> (k) => k.Choices)
        );
        return _all[own.Id] = new Template(own, source.Tid, kids);
    }

    /// <summary>43 characters as WeChat's, the same after each start.</summary>
    private static string IdOf(string tid, IEnumerable<int> kids) =>
        Convert
            .ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"{tid}:{string.Join(',', kids)}")))
            .TrimEnd('=')
            .Replace('+', '-')
            .Replace('/', '_');
}
