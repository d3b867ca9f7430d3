using QhdHomeMap.Data.Audit;

namespace QhdHomeMap.Api.Features.Audit;

/// <summary>What the log's codes are called on the screen. A code without a title is shown as it is.</summary>
internal static class AuditTitles
{
    private static readonly Dictionary<string, string> Actions = new()
    {
        ["insert"] = "新建",
        ["update"] = "修改",
        ["delete"] = "删除",
        ["create"] = "新建站点",
        ["edit"] = "修改站点",
        ["suspend"] = "暂停开放",
        ["reopen"] = "恢复开放",
        ["open"] = "转为开放",
        ["close"] = "撤销站点",
        ["bulk_edit"] = "按表格批量修改",
        ["verify_service"] = "核实服务",
        ["put_alert"] = "提示服务故障",
        ["delete_alert"] = "消除服务故障",
        ["create_user"] = "新建账号",
        ["change_user"] = "修改账号",
        ["reset_user"] = "重置密码",
        ["disable_user"] = "停用账号",
        ["enable_user"] = "启用账号",
        ["change_password"] = "修改密码",
        ["start_second_factor"] = "开启两步验证",
        ["stop_second_factor"] = "关闭两步验证",
        ["end_session"] = "结束账号的登录",
        ["export_audit"] = "导出操作日志",
        ["create_scenario"] = "新建规划方案",
        ["change_scenario"] = "修改规划方案",
        ["delete_scenario"] = "删除规划方案",
    };

    private static readonly Dictionary<string, string> Fields = new()
    {
        ["code"] = "编号",
        ["code_assigned"] = "编号由系统给出",
        ["name"] = "名称",
        ["address"] = "地址",
        ["lon"] = "经度（WGS84）",
        ["lat"] = "纬度（WGS84）",
        ["area_code"] = "县区",
        ["township_code"] = "乡镇（街道）",
        ["union_id"] = "隶属工会",
        ["kind"] = "阵地类别",
        ["level"] = "层级",
        ["grade"] = "等级",
        ["form"] = "创建形式",
        ["host_position_code"] = "依托阵地",
        ["setting_code"] = "场所类型",
        ["filing_no"] = "备案号",
        ["coverage_radius_m"] = "覆盖半径（米）",
        ["hours"] = "开放时间",
        ["access"] = "进入方式",
        ["access_note"] = "进入说明",
        ["responsible_body"] = "责任单位",
        ["phone"] = "电话",
        ["capacity"] = "可容纳人数",
        ["status"] = "状态",
        ["suspended_from"] = "暂停开始",
        ["suspended_until"] = "暂停结束",
        ["suspension_reason"] = "暂停原因",
        ["source"] = "数据来源",
        ["is_sample"] = "示例",
        ["user_name"] = "用户名",
        ["display_name"] = "姓名",
        ["must_change_password"] = "须改密码",
        ["password_changed_at"] = "密码修改时间",
        ["created_at"] = "建立时间",
        ["disabled_at"] = "停用时间",
        ["two_factor_enabled"] = "两步验证",
        ["note"] = "说明",
        ["title"] = "标题",
        ["text"] = "内容",
        ["kind_code"] = "活动类型",
        ["home_id"] = "站点编号",
        ["starts_at"] = "开始时间",
        ["ends_at"] = "结束时间",
        ["places"] = "名额",
        ["sign_up_until"] = "报名截止",
        ["published_at"] = "发布时间",
        ["cancelled_at"] = "取消时间",
        ["cancel_reason"] = "取消原因",
        ["template_id"] = "消息模板",
        ["texts"] = "填写内容",
        ["page"] = "打开的页面",
        ["audience"] = "接收范围",
        ["activity_id"] = "活动编号",
        ["send_at"] = "定时发送",
        ["expires_at"] = "失效时间",
        ["content_check"] = "内容检查",
        ["submitted_at"] = "提交审批时间",
        ["approved_by_id"] = "审批人编号",
        ["approved_at"] = "审批时间",
        ["started_at"] = "开始发送",
        ["ended_at"] = "发送结束",
        ["cancelled_by_id"] = "取消人编号",
        ["stop_code"] = "停止代码",
        ["stop_text"] = "停止原因",
    };

    private static readonly HashSet<string> Instants =
    [
        "suspended_from",
        "suspended_until",
        "password_changed_at",
        "created_at",
        "disabled_at",
        "starts_at",
        "ends_at",
        "sign_up_until",
        "published_at",
        "cancelled_at",
        "send_at",
        "expires_at",
        "submitted_at",
        "approved_at",
        "started_at",
        "ended_at",
    ];

    /// <summary>What hangs on a home or an account, or a scenario's change: <c>service:water</c>, <c>move:17</c>.</summary>
    private static readonly Dictionary<string, string> Parts = new()
    {
        ["service"] = "服务",
        ["alert"] = "故障",
        ["manager"] = "管理员",
        ["appointment"] = "职务",
        ["add"] = "方案新增",
        ["move"] = "方案移动",
        ["change"] = "方案调整",
        ["remove"] = "方案撤除",
    };

    public static string OfSubject(AuditSubject subject) =>
        subject switch
        {
            AuditSubject.Home => "职工之家",
            AuditSubject.User => "账号",
            AuditSubject.Activity => "服务活动",
            AuditSubject.Campaign => "通知",
            _ => "规划方案",
        };

    public static string OfAction(string code) => Actions.GetValueOrDefault(code, code);

    public static bool IsInstant(string code) => Instants.Contains(code);

    public static string OfField(string code)
    {
        var colon = code.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && Parts.TryGetValue(code[..colon], out var part)
            ? $"{part} {code[(colon + 1)..]}"
            : Fields.GetValueOrDefault(code, code);
    }
}
