using System.Text;
using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Callbacks;

namespace QhdHomeMap.Api.Tests.WeChat;

public sealed class EventReaderTests
{
    private const string Head =
        "\"ToUserName\":\"gh_1\",\"FromUserName\":\"oRider\",\"CreateTime\":\"1714112445\",\"MsgType\":\"event\"";

    [Theory]
    [InlineData("""{"TemplateId":"T1","SubscribeStatusString":"accept","PopupScene":"0"}""")]
    [InlineData("""[{"TemplateId":"T1","SubscribeStatusString":"accept","PopupScene":0}]""")]
    public void Popup_WithOneAnswer_IsReadFromObjectAndArray(string list)
    {
        var told = Read<ConsentGiven>(Event("subscribe_msg_popup_event", $$""" "List":{{list}}"""));

        Assert.Equal("oRider", told.OpenId);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1714112445), told.At);
        Assert.Equal([new Consent("T1", true, 0)], told.Consents);
    }

    [Fact]
    public void Popup_WithSeveralAnswers_KeepsEach()
    {
        var told = Read<ConsentGiven>(
            Event(
                "subscribe_msg_popup_event",
                """ "List":[{"TemplateId":"T1","SubscribeStatusString":"accept","PopupScene":"2"},{"TemplateId":"T2","SubscribeStatusString":"reject","PopupScene":"2"},{"TemplateId":"T3","SubscribeStatusString":"ban"}]"""
            )
        );

        Assert.Equal([new Consent("T1", true, 2), new Consent("T2", false, 2)], told.Consents);
    }

    [Fact]
    public void Popup_InXml_ReadsTheSame()
    {
        const string Xml = """
            <xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[oRider]]></FromUserName>
            <CreateTime>1714112445</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[subscribe_msg_popup_event]]></Event>
            <SubscribeMsgPopupEvent>
              <List><TemplateId><![CDATA[T1]]></TemplateId><SubscribeStatusString><![CDATA[accept]]></SubscribeStatusString><PopupScene>2</PopupScene></List>
              <List><TemplateId><![CDATA[T2]]></TemplateId><SubscribeStatusString><![CDATA[reject]]></SubscribeStatusString><PopupScene>2</PopupScene></List>
            </SubscribeMsgPopupEvent></xml>
            """;

        Assert.Equal([new Consent("T1", true, 2), new Consent("T2", false, 2)], Read<ConsentGiven>(Xml).Consents);
    }

    [Fact]
    public void Change_OfTheSettings_IsARefusal()
    {
        var told = Read<ConsentChanged>(
            Event("subscribe_msg_change_event", """ "List":{"TemplateId":"T1","SubscribeStatusString":"reject"}""")
        );

        Assert.Equal([new Consent("T1", false, null)], told.Consents);
    }

    [Theory]
    [InlineData("\"1700000000000000001\"", "\"0\"")]
    [InlineData("1700000000000000001", "0")]
    public void Sent_WithAnIdBeyondDoubles_KeepsEveryDigit(string id, string code)
    {
        var told = Read<MessagesSent>(
            Event(
                "subscribe_msg_sent_event",
                $$""" "List":{"TemplateId":"T1","MsgID":{{id}},"ErrorCode":{{code}},"ErrorStatus":"success"}"""
            )
        );

        Assert.Equal([new Delivery("T1", 1700000000000000001, 0, "success")], told.Deliveries);
    }

    [Theory]
    [InlineData("20002")]
    [InlineData("\"20002\"")]
    public void MediaCheck_WithALabelOfEitherKind_IsRead(string label)
    {
        var told = Read<MediaChecked>(
            Event(
                "wxa_media_check",
                $$""" "appid":"wx1","trace_id":"t-1","version":2,"result":{"suggest":"risky","label":{{label}}},"detail":[]"""
            )
        );

        Assert.Equal(("t-1", Suggestion.Risky, 20002), (told.TraceId, told.Suggestion, told.Label));
    }

    [Fact]
    public void Event_ThatWeDoNotUse_IsStillKnownByItsName()
    {
        Assert.Equal("debug_demo", Read<OtherEvent>(Event("debug_demo", "")).Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("<xml>")]
    [InlineData("""{"FromUserName":"o","MsgType":"event"}""")]
    [InlineData("""{"FromUserName":"o","CreateTime":99999999999999,"MsgType":"event"}""")]
    [InlineData("""{"FromUserName":"o","CreateTime":-1,"MsgType":"event"}""")]
    [InlineData(
        """<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><FromUserName>&e;</FromUserName></xml>"""
    )]
    public void Push_ThatIsNone_IsNotRead(string body) => Assert.Null(EventReader.Read(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Xml_NestedDeeply_IsNotRead()
    {
        var body = string.Concat(Enumerable.Repeat("<a>", 5000)) + string.Concat(Enumerable.Repeat("</a>", 5000));

        Assert.Null(EventReader.Read(Encoding.UTF8.GetBytes(body)));
    }

    [Fact]
    public void Key_OfTheSameEventInBothForms_IsTheSame()
    {
        var json = Read<MessagesSent>(
            Event(
                "subscribe_msg_sent_event",
                """ "List":{"TemplateId":"T1","MsgID":"17","ErrorCode":"0","ErrorStatus":"success"}"""
            )
        );
        var xml = Read<MessagesSent>(
            "<xml><FromUserName>oRider</FromUserName><CreateTime>1714112445</CreateTime><MsgType>event</MsgType>"
                + "<Event>subscribe_msg_sent_event</Event><SubscribeMsgSentEvent><List><TemplateId>T1</TemplateId><MsgID>17</MsgID>"
                + "<ErrorCode>0</ErrorCode><ErrorStatus>success</ErrorStatus></List></SubscribeMsgSentEvent></xml>"
        );

        Assert.Equal(json.Key, xml.Key);
        Assert.DoesNotContain("oRider", json.ToString(), StringComparison.Ordinal);
    }

    private static string Event(string name, string rest) =>
        $"{{{Head},\"Event\":\"{name}\"{(rest.Length > 0 ? "," : "")}{rest}}}";

    private static T Read<T>(string body)
        where T : WeChatEvent => Assert.IsType<T>(EventReader.Read(Encoding.UTF8.GetBytes(body)));
}
