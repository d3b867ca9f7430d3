namespace QhdHomeMap.Seed.Tables;

/// <summary>Values that a cell may have, found by code, official name or another word for it.</summary>
internal sealed class WordList<T>
    where T : notnull
{
    private readonly Dictionary<string, T> _byKey = [];

    /// <summary>The names to offer a person whose word is not among them.</summary>
    public List<string> Names { get; } = [];

    /// <summary>Adds a value. A word that is taken already keeps its first meaning.</summary>
    /// <param name="value">What the words stand for.</param>
    /// <param name="name">Its official name.</param>
    /// <param name="words">Its code and other words.</param>
    public void Add(T value, string name, IEnumerable<string> words)
    {
        Names.Add(name);
        AddWords(value, words.Prepend(name));
    }

    /// <summary>Adds further words for a value.</summary>
    public void AddWords(T value, IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            _byKey.TryAdd(WordKey.Of(word), value);
        }
    }

    /// <summary>The value that a word means, also one with a remark in brackets.</summary>
    public bool TryFind(string word, out T value) =>
        _byKey.TryGetValue(WordKey.Of(word), out value!)
        || _byKey.TryGetValue(WordKey.WithoutBrackets(word), out value!);
}
