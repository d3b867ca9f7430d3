namespace QhdHomeMap.Data.Workers;

/// <summary>行业: the sections of GB/T 4754, by which the census counts workers.</summary>
public enum Trade
{
    /// <summary>农、林、牧、渔业.</summary>
    Agriculture,

    /// <summary>采矿业.</summary>
    Mining,

    /// <summary>制造业.</summary>
    Manufacturing,

    /// <summary>电力、热力、燃气及水生产和供应业.</summary>
    Utilities,

    /// <summary>建筑业.</summary>
    Construction,

    /// <summary>批发和零售业.</summary>
    WholesaleRetail,

    /// <summary>交通运输、仓储和邮政业.</summary>
    TransportPost,

    /// <summary>住宿和餐饮业.</summary>
    CateringHotels,

    /// <summary>信息传输、软件和信息技术服务业.</summary>
    Information,

    /// <summary>金融业.</summary>
    Finance,

    /// <summary>房地产业.</summary>
    RealEstate,

    /// <summary>租赁和商务服务业.</summary>
    BusinessServices,

    /// <summary>科学研究和技术服务业.</summary>
    Research,

    /// <summary>水利、环境和公共设施管理业.</summary>
    PublicFacilities,

    /// <summary>居民服务、修理和其他服务业.</summary>
    ResidentServices,

    /// <summary>教育.</summary>
    Education,

    /// <summary>卫生和社会工作.</summary>
    Health,

    /// <summary>文化、体育和娱乐业.</summary>
    Culture,

    /// <summary>公共管理、社会保障和社会组织.</summary>
    PublicBodies,

    /// <summary>None of these, or several.</summary>
    Other,
}
