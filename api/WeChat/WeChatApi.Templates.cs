using System.Globalization;
using QhdHomeMap.WeChat.Answers;
using QhdHomeMap.WeChat.Wire;

namespace QhdHomeMap.WeChat;

/// <summary>The endpoints that look after templates.</summary>
internal sealed partial class WeChatApi
{
    public Task<WeChatAnswer<IReadOnlyList<TemplateCategory>>> GetCategoryAsync(CancellationToken cancellation) =>
        AskAsync<ListReply<TemplateCategory>, IReadOnlyList<TemplateCategory>>(
            "getCategory",
            "/wxaapi/newtmpl/getcategory",
            Repeat.Safe,
            null,
            r => r.Data,
            cancellation
        );

    public Task<WeChatAnswer<TemplateTitles>> GetPubTemplateTitlesAsync(
        IReadOnlyList<int> categoryIds,
        int start,
        int limit,
        CancellationToken cancellation
    ) =>
        AskAsync<TitlesReply, TemplateTitles>(
            "getPubTemplateTitles",
            string.Create(
                CultureInfo.InvariantCulture,
                $"/wxaapi/newtmpl/getpubtemplatetitles?ids={string.Join(',', categoryIds)}&start={start}&limit={limit}"
            ),
            Repeat.Safe,
            null,
            r =>
                r.Data is { } titles
                    ? new TemplateTitles(
                        r.Count,
                        [.. titles.Select(t => new TemplateTitle(t.Tid, t.Title, (TemplateKind)t.Type, t.CategoryId))]
                    )
                    : null,
            cancellation
        );

    public Task<WeChatAnswer<IReadOnlyList<TemplateKeyword>>> GetPubTemplateKeywordsAsync(
        string tid,
        CancellationToken cancellation
    ) =>
        AskAsync<ListReply<TemplateKeyword>, IReadOnlyList<TemplateKeyword>>(
            "getPubTemplateKeywords",
            $"/wxaapi/newtmpl/getpubtemplatekeywords?tid={Escape(tid)}",
            Repeat.Safe,
            null,
            r => r.Data,
            cancellation
        );

    public Task<WeChatAnswer<string>> AddTemplateAsync(
        string tid,
        IReadOnlyList<int> keywordIds,
        string sceneDescription,
        CancellationToken cancellation
    ) =>
        AskAsync<AddedReply, string>(
            "addMessageTemplate",
            "/wxaapi/newtmpl/addtemplate",
            Repeat.Never,
            new AddRequest(tid, keywordIds, sceneDescription),
            r => r.PriTmplId,
            cancellation
        );

    public Task<WeChatAnswer<IReadOnlyList<OwnTemplate>>> GetTemplateAsync(CancellationToken cancellation) =>
        AskAsync<ListReply<TemplateRow>, IReadOnlyList<OwnTemplate>>(
            "getMessageTemplateList",
            "/wxaapi/newtmpl/gettemplate",
            Repeat.Safe,
            null,
            r => r.Data is { } rows ? [.. rows.Select(row => row.ToTemplate())] : null,
            cancellation
        );

    public Task<WeChatAnswer<string>> DeleteTemplateAsync(string templateId, CancellationToken cancellation) =>
        AskAsync<NoReply, string>(
            "deleteMessageTemplate",
            "/wxaapi/newtmpl/deltemplate",
            Repeat.Never,
            new DeleteRequest(templateId),
            _ => templateId,
            cancellation
        );
}
