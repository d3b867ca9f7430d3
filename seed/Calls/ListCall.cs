using System.CommandLine;
using System.CommandLine.Parsing;
using QhdHomeMap.Formats.Tables;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Seed.Calls;

/// <summary>What the calls of imports share: the file, and the datum of what is in it.</summary>
internal static class ListCall
{
    /// <summary>That it is there is checked by <see cref="RefuseFile"/>: the parser's complaint is English.</summary>
    public static Argument<string?> File(string description) =>
        new("文件") { Description = description, Arity = ArgumentArity.ZeroOrOne };

    public static Option<string?> Datum() =>
        new("--datum")
        {
            HelpName = "坐标系",
            Description = $"文件里坐标的坐标系，必填：{string.Join("、", Datums.Codes)}",
        };

    /// <summary>Refuses a call without a file, or with one that is not there or cannot be of the right kind.</summary>
    /// <param name="call">The call.</param>
    /// <param name="file">The file.</param>
    /// <param name="example">A right call, for whoever named none.</param>
    /// <param name="faultOf">What is wrong with the file's name; null when nothing is.</param>
    public static void RefuseFile(
        CommandResult call,
        string? file,
        string example,
        Func<string, (string Code, string Message)?> faultOf
    )
    {
        if (string.IsNullOrEmpty(file))
        {
            call.Refuse("file_missing", $"请写明要导入的文件，例如 ./qhd import {example}");
        }
        else if (!System.IO.File.Exists(file))
        {
            call.Refuse("file_not_found", $"没有这个文件：{file}");
        }
        else if (faultOf(file) is var (code, message))
        {
            call.Refuse(code, message);
        }
    }

    /// <summary>What is wrong with the name of a file that is to be a list.</summary>
    public static (string Code, string Message)? FaultOfList(string file)
    {
        try
        {
            TableFile.KindOf(file);
            return null;
        }
        catch (TableFileException e)
        {
            return (e.Code, e.Message);
        }
    }

    /// <summary>Refuses a call without a datum, or with one that is not known.</summary>
    public static void RefuseDatum(CommandResult call, Option<string?> option)
    {
        if (call.GetResult(option) is not (null or { Tokens.Count: 1 }))
        {
            return; // CallCheck tells
        }
        var known = string.Join("、", Datums.Codes);
        if (call.GetValue(option) is not { } code)
        {
            call.Refuse(
                "datum_missing",
                $"请用 --datum 写明文件里坐标的坐标系（{known}）：高德、腾讯、微信取的点是 gcj02，百度取的是 bd09，GPS 和天地图是 wgs84 或 cgcs2000"
            );
        }
        else if (!Datums.TryParse(code, out _))
        {
            call.Refuse("datum_unknown", $"没有“{code}”这个坐标系；可以写 {known}");
        }
    }

    /// <summary>The datum of a call that was checked.</summary>
    public static Datum DatumOf(string? code) =>
        Datums.TryParse(code, out var datum) ? datum : throw new InvalidOperationException("The call was not checked.");
}
