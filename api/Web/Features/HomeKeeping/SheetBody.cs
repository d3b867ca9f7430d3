using QhdHomeMap.Api.Problems;
using QhdHomeMap.Formats.Tables;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>Takes a workbook off the line.</summary>
internal static class SheetBody
{
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>
    /// As much of a file that is too large is taken off the line before it is refused: cut off while still sending, a browser
    /// would show a broken connection and not our sentence.
    /// </summary>
    public const int MaxBytesTaken = 4 * MaxBytes;

    public static async Task<(HomeTable? Table, Problem? Problem)> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.ContentType?.Split(';')[0].Trim() != ExportHomeTable.MediaType)
            return (
                null,
                Problem.UnsupportedMediaType with
                {
                    Title = $"请以 {ExportHomeTable.MediaType} 发送 xlsx 文件",
                }
            );
        try
        {
            using var file = new MemoryStream();
            var isTooLarge = request.ContentLength > MaxBytes;
            await request.Body.CopyToAsync(isTooLarge ? Stream.Null : file, context.RequestAborted);
            return isTooLarge || file.Length > MaxBytes
                ? (null, Problem.BodyTooLarge with { Title = "表格不能超过 5 MB" })
                : (HomeTable.Read(file.ToArray()), null);
        }
        catch (BadHttpRequestException e)
        {
            return (null, Problem.ForStatus(e.StatusCode));
        }
        catch (TableFileException e)
        {
            return (
                null,
                Problem.TableUnreadable with
                {
                    Title =
                        e.Code == TableErrorCodes.NotXlsx
                            ? "这不是 xlsx 工作簿，请交回导出后改过的那个文件"
                            : e.Message,
                    Members = new Dictionary<string, object?> { ["reason"] = e.Code },
                }
            );
        }
    }
}
