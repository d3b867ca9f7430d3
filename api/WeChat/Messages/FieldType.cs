using System.Collections.Frozen;

namespace QhdHomeMap.WeChat.Messages;

/// <summary>What a template's field may hold, by the name before its number: <c>thing3</c> is a thing.</summary>
public enum FieldType
{
    /// <summary>A type that no document at hand explains: nothing is known to be good for it.</summary>
    Unknown,
    Thing,
    Number,
    Letter,
    Symbol,
    CharacterString,
    Time,
    Date,
    Amount,
    PhoneNumber,
    CarNumber,
    Name,
    Phrase,
    Enum,
}

public static class FieldTypes
{
    private static readonly FrozenDictionary<string, FieldType> ByName = new Dictionary<string, FieldType>
    {
        ["thing"] = FieldType.Thing,
        ["number"] = FieldType.Number,
        ["letter"] = FieldType.Letter,
        ["symbol"] = FieldType.Symbol,
        ["character_string"] = FieldType.CharacterString,
        ["time"] = FieldType.Time,
        ["date"] = FieldType.Date,
        ["amount"] = FieldType.Amount,
        ["phone_number"] = FieldType.PhoneNumber,
        ["car_number"] = FieldType.CarNumber,
        ["name"] = FieldType.Name,
        ["phrase"] = FieldType.Phrase,
        ["enum"] = FieldType.Enum,
        ["enum_string"] = FieldType.Enum,
    }.ToFrozenDictionary();

    public static FieldType OfKey(string key) => ByName.GetValueOrDefault(key.TrimEnd("0123456789".ToCharArray()));

    /// <summary>How long a value may be in the units of its rule; null where length is not the rule.</summary>
    public static int? MaxLength(this FieldType type) =>
        type switch
        {
            FieldType.Thing => 20,
            FieldType.Number or FieldType.Letter or FieldType.CharacterString => 32,
            FieldType.Symbol or FieldType.Phrase => 5,
            FieldType.PhoneNumber => 17,
            FieldType.CarNumber => 8,
            FieldType.Name => 20,
            _ => null,
        };
}
